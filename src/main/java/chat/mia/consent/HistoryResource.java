package chat.mia.consent;

import chat.mia.catalogue.ReadsCookies;
import chat.mia.consent.History.Event;
import chat.mia.consent.History.Page;
import chat.mia.web.Deadline;
import chat.mia.web.Problem;
import chat.mia.web.SignedInOrAnonymous;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/consent/history")
@Produces(MediaType.APPLICATION_JSON)
@ReadsCookies
@SignedInOrAnonymous
@Tag(name = "Consent")
class HistoryResource {

    private static final int DEFAULT_LIMIT = 20;

    /** Some events, newest first, and where to go on. */
    @Schema(name = "ConsentHistory")
    public record Events(
            List<PastEvent> events,

            @Schema(nullable = true, description = "Goes into before; null where there are no older ones")
            String next) {}

    /** One of them. */
    @Schema(name = "PastConsentEvent")
    public record PastEvent(
            @Schema(description = "Also that of its receipt")
            String id,

            Instant at,

            @Schema(enumeration = {"grant", "refuse", "change", "withdraw", "link"})
            String action,

            @Schema(description = "Empty for a link that brought no choice")
            Map<String, Boolean> choices,

            String policyVersion,

            @Schema(
                    nullable = true,
                    enumeration = {"banner", "settings"})
            String source,

            @Schema(nullable = true) String locale) {

        static PastEvent of(Event event) {
            return new PastEvent(
                    event.id().toString(),
                    event.at(),
                    event.action(),
                    event.choices(),
                    event.policyVersion(),
                    event.source(),
                    event.locale());
        }
    }

    private final Holders holders;
    private final History history;
    private final Deadline deadline;

    HistoryResource(Holders holders, History history, Deadline deadline) {
        this.holders = holders;
        this.history = history;
        this.deadline = deadline;
    }

    @GET
    @Operation(
            summary = "What I chose before",
            description =
                    "The events of the account, or of the anonymous chain whose receipt is shown, newest first. Whoever shows"
                            + " neither has none. Events of a chain that was linked to the account are in its data.")
    @Parameter(name = Receipts.HEADER, in = ParameterIn.HEADER, description = ConsentExamples.RECEIPT_HEADER)
    @APIResponse(
            responseCode = "200",
            description = "The events",
            content =
                    @Content(
                            schema = @Schema(implementation = Events.class),
                            examples = {
                                @ExampleObject(name = "history", value = HistoryExamples.PAGE),
                                @ExampleObject(name = "none", value = HistoryExamples.NONE)
                            }))
    @APIResponse(
            responseCode = "400",
            description = "The limit or the cursor is not one",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples =
                                    @ExampleObject(name = "invalid-request", value = HistoryExamples.INVALID_CURSOR)))
    public Uni<Events> page(
            @Parameter(description = "The next of the page before; without it the newest come") @RestQuery
                    String before,
            @Parameter(
                            description = "How many at the most",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "20"))
                    @RestQuery
                    String limit,
            @Context HttpServerRequest request) {
        HistoryCursor cursor = cursor(before);
        int most = limit(limit);
        return deadline.on(history.before(cursor, holders.of(request), most)).map(HistoryResource::answer);
    }

    private static Events answer(Page page) {
        return new Events(
                page.events().stream().map(PastEvent::of).toList(),
                page.next().map(HistoryCursor::text).orElse(null));
    }

    private static HistoryCursor cursor(String text) {
        return text == null
                ? HistoryCursor.END
                : HistoryCursor.read(text)
                        .orElseThrow(() -> Problem.invalid("before", "Must be next of another page, as it was given."));
    }

    private static int limit(String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        if (!text.matches("[1-9][0-9]?|100")) {
            throw Problem.invalid("limit", "Must be a number from 1 to 100.");
        }
        return Integer.parseInt(text);
    }
}
