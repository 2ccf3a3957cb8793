package chat.mia.consent;

import chat.mia.catalogue.ReadsCookies;
import chat.mia.web.Problem;
import chat.mia.web.SignedIn;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/consent/link")
@Produces(MediaType.APPLICATION_JSON)
@ReadsCookies
@SignedIn
@Tag(name = "Consent")
class LinkResource {

    private static final String PROBLEM = "application/problem+json";

    /** The proof of a choice that was made before sign-in. */
    @Schema(name = "ConsentLink")
    public record Link(
            @Schema(required = true, examples = ConsentExamples.RECEIPT)
            String receipt) {

        /** Hides it: whoever has it can choose for that browser. */
        @Override
        public String toString() {
            return "Link";
        }
    }

    private final CurrentAccount currentAccount;
    private final Links links;
    private final ConsentAnswers answers;

    LinkResource(CurrentAccount currentAccount, Links links, ConsentAnswers answers) {
        this.currentAccount = currentAccount;
        this.links = links;
        this.answers = answers;
    }

    @POST
    @Operation(
            summary = "Bring the choice of this browser to the account",
            description =
                    "Once, after sign-in: the receipt is no credential any more then. An account without a choice that counts"
                            + " takes the browser's if that is newer than all the account did, a Yes only without Global Privacy"
                            + " Control; a Yes of the account becomes a No if the browser's No is newer; a No stays. access_token is"
                            + " renewed, and mia_analytics_id made to match.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Link.class),
                            examples = @ExampleObject(name = "link", value = LinkExamples.LINK)))
    @APIResponse(
            responseCode = "200",
            description = "Linked; the view of what the account allows now, with the receipt of the link",
            content =
                    @Content(
                            schema = @Schema(implementation = ConsentView.class),
                            examples = @ExampleObject(name = "granted", value = ConsentExamples.GRANTED)))
    @APIResponse(
            responseCode = "400",
            description = "Not linked, because of the receipt",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            examples = {
                                @ExampleObject(name = "invalid-request", value = LinkExamples.INVALID_REQUEST),
                                @ExampleObject(name = "invalid-receipt", value = LinkExamples.INVALID_RECEIPT)
                            }))
    @APIResponse(
            responseCode = "409",
            description = "Not linked: it was before",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            examples =
                                    @ExampleObject(
                                            name = "receipt-already-linked",
                                            value = LinkExamples.RECEIPT_ALREADY_LINKED)))
    public Uni<RestResponse<ConsentView>> link(Link body, @Context HttpServerRequest request) {
        return links.link(currentAccount.id().orElseThrow(), receipt(body), request)
                .chain(outcome -> answers.give(outcome, request));
    }

    private static String receipt(Link body) {
        if (body == null) {
            throw Problem.invalid("", "Send a JSON object.");
        }
        if (body.receipt() == null) {
            throw Problem.invalid("receipt", "Must be the receipt of a choice that this browser made.");
        }
        return body.receipt();
    }
}
