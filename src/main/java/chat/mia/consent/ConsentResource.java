package chat.mia.consent;

import chat.mia.catalogue.ReadsCookies;
import chat.mia.consent.Holder.Account;
import chat.mia.consent.Holder.Receipt;
import chat.mia.web.Deadline;
import chat.mia.web.LimitsAttempts;
import chat.mia.web.SignedInOrAnonymous;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/consent")
@Produces(MediaType.APPLICATION_JSON)
@ReadsCookies
@SignedInOrAnonymous
@Tag(name = "Consent")
class ConsentResource {

    private final CurrentAccount currentAccount;
    private final Consents consents;
    private final Decisions decisions;
    private final ConsentAnswers answers;
    private final Holders holders;
    private final Deadline deadline;

    ConsentResource(
            CurrentAccount currentAccount,
            Consents consents,
            Decisions decisions,
            ConsentAnswers answers,
            Holders holders,
            Deadline deadline) {
        this.currentAccount = currentAccount;
        this.consents = consents;
        this.decisions = decisions;
        this.answers = answers;
        this.holders = holders;
        this.deadline = deadline;
    }

    @GET
    @Operation(
            summary = "What may be stored on this device now",
            description = "For an account, as its access token has it; no database is asked. For a browser without one"
                    + " as its receipt has it; without that, promptRequired is only a default: its own valid choice decides."
                    + " Expires the optional cookies of the request that do not count any more.")
    @Parameter(name = Receipts.HEADER, in = ParameterIn.HEADER, description = ConsentExamples.RECEIPT_HEADER)
    @APIResponse(
            responseCode = "200",
            description = "The consent view",
            content =
                    @Content(
                            schema = @Schema(implementation = ConsentView.class),
                            examples = {
                                @ExampleObject(name = "unset", value = ConsentExamples.UNSET),
                                @ExampleObject(name = "granted", value = ConsentExamples.GRANTED)
                            }))
    public Uni<RestResponse<ConsentView>> get(@Context HttpServerRequest request) {
        return head(holders.of(request)).map(head -> answers.show(head, request));
    }

    private Uni<ConsentHead> head(Holder holder) {
        if (holder instanceof Receipt receipt) {
            return deadline.on(consents.find(receipt));
        }
        return Uni.createFrom().item(holder instanceof Account ? currentAccount.consent() : ConsentHead.UNSET);
    }

    @DELETE
    @LimitsAttempts
    @Operation(
            summary = "Withdraw everything optional",
            description =
                    "Needs no reason. Expires mia_analytics_id; the view lists in clear what else the browser must"
                            + " remove. Of somebody signed in by cookie, access_token is renewed.")
    @Parameter(name = Receipts.HEADER, in = ParameterIn.HEADER, description = ConsentExamples.RECEIPT_HEADER)
    @APIResponse(
            responseCode = "200",
            description = "Withdrawn; with a receipt, except of a browser that has no chain",
            content =
                    @Content(
                            schema = @Schema(implementation = ConsentView.class),
                            examples = @ExampleObject(name = "refused", value = ConsentExamples.REFUSED)))
    public Uni<RestResponse<ConsentView>> delete(@Context HttpServerRequest request) {
        return decisions
                .record(request, decisions.withdrawal(request), Optional.empty())
                .chain(outcome -> answers.give(outcome, request));
    }
}
