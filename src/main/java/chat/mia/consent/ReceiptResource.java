package chat.mia.consent;

import chat.mia.catalogue.ReadsCookies;
import chat.mia.web.Deadline;
import chat.mia.web.Problem;
import chat.mia.web.SignedInOrAnonymous;
import chat.mia.web.WebProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/consent/receipts/{eventId}")
@ReadsCookies
@SignedInOrAnonymous
@Tag(name = "Consent")
class ReceiptResource {

    private final OwnEvents events;
    private final Holders holders;
    private final Receipts receipts;
    private final Deadline deadline;

    ReceiptResource(OwnEvents events, Holders holders, Receipts receipts, Deadline deadline) {
        this.events = events;
        this.holders = holders;
        this.receipts = receipts;
        this.deadline = deadline;
    }

    @GET
    @Produces("application/jwt")
    @Operation(
            summary = "The receipt of an event again",
            description =
                    "Of one's own events: those of the account and of the chains that were linked to it, or those of the"
                            + " browser whose receipt is shown. It says what the first one said.")
    @Parameter(name = Receipts.HEADER, in = ParameterIn.HEADER, description = ConsentExamples.RECEIPT_HEADER)
    @APIResponse(
            responseCode = "200",
            description = "The receipt, a JWS in the compact form",
            content =
                    @Content(
                            mediaType = "application/jwt",
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "receipt", value = ConsentExamples.RECEIPT)))
    @APIResponse(
            responseCode = "404",
            description = "No such event, or not one's own",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "not-found", value = ConsentExamples.NOT_FOUND)))
    public Uni<String> show(
            @Parameter(
                            description = "As the history and receipts name it",
                            schema = @Schema(implementation = String.class))
                    String eventId,
            @Context HttpServerRequest request) {
        return deadline.on(events.find(holders.of(request), id(eventId)))
                .map(found -> found.orElseThrow(ReceiptResource::notFound))
                .chain(receipts::issue);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw notFound();
        }
    }

    private static Problem notFound() {
        return Problem.of(WebProblem.NOT_FOUND, "Ask for one of the events listed at /api/v1/consent/history.");
    }
}
