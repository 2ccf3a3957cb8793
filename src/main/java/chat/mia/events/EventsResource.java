package chat.mia.events;

import chat.mia.clients.CurrentClient;
import chat.mia.events.EventPages.Page;
import chat.mia.web.Deadline;
import chat.mia.web.ForClients;
import chat.mia.web.Problem;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestStreamElementType;

@Path("/api/v1/events")
@Tag(name = "For other services")
class EventsResource {

    /** Some events, oldest first, and where to go on. */
    public record Events(List<Event> events, String next) {}

    /** An event; it names a session or an account, as its type says. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Event(String type, String sid, String account, Instant at) {

        static Event of(StoredEvent stored) {
            ServiceEvent event = stored.event();
            return new Event(
                    event.type(),
                    event.session().map(UUID::toString).orElse(null),
                    event.account().map(UUID::toString).orElse(null),
                    event.at().truncatedTo(ChronoUnit.SECONDS));
        }
    }

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;

    private final EventPages pages;
    private final EventStreams streams;
    private final StreamBegin begin;
    private final CurrentClient client;
    private final Deadline deadline;

    EventsResource(EventPages pages, EventStreams streams, StreamBegin begin, CurrentClient client, Deadline deadline) {
        this.pages = pages;
        this.streams = streams;
        this.begin = begin;
        this.client = client;
        this.deadline = deadline;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @ForClients
    @Operation(
            summary = "What has happened to sessions and choices",
            description =
                    "Call it again with next; where nothing has come, next stays. Nothing is skipped, whatever commits late."
                            + " With Accept: text/event-stream the same comes as Server-Sent Events, which resume by"
                            + " Last-Event-ID; then 429 too-many-streams is possible too.")
    @APIResponse(
            responseCode = "200",
            description = "The events, oldest first",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = Events.class),
                        examples = @ExampleObject(name = "events", value = EventsExamples.PAGE)),
                @Content(
                        mediaType = MediaType.SERVER_SENT_EVENTS,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "stream", value = EventsExamples.STREAM))
            })
    @Parameter(
            name = "Last-Event-ID",
            in = ParameterIn.HEADER,
            description = "Streams: as after, and instead of it",
            schema = @Schema(type = SchemaType.STRING))
    public Uni<Events> page(
            @Parameter(description = EventsExamples.AFTER) @RestQuery String after,
            @Parameter(
                            description = "How many at the most",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "1000",
                                            defaultValue = "100"))
                    @RestQuery
                    String limit) {
        return deadline.on(pages.after(StreamBegin.cursor(after, "after"), limit(limit)))
                .map(EventsResource::answer);
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @ForClients
    @ChecksCursor
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> stream(@Context Sse sse, @Context HttpServerRequest request) {
        if (request.method() == HttpMethod.HEAD) {
            return Multi.createFrom().empty();
        }
        return streams.from(begin.required(), client.required())
                .map(stored -> stored.map(event -> told(event, sse)).orElseGet(() -> heartbeat(sse)));
    }

    private static OutboundSseEvent told(StoredEvent stored, Sse sse) {
        return sse.newEventBuilder()
                .id(stored.cursor().text())
                .name(stored.event().type())
                .data(Event.class, Event.of(stored))
                .build();
    }

    /** Readers pass over comments, but proxies see that the connection lives. */
    private static OutboundSseEvent heartbeat(Sse sse) {
        return sse.newEventBuilder().comment("nothing new").build();
    }

    private static Events answer(Page page) {
        return new Events(
                page.events().stream().map(Event::of).toList(), page.next().text());
    }

    private static int limit(String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        if (!text.matches("[1-9][0-9]{0,3}") || Integer.parseInt(text) > MAX_LIMIT) {
            throw Problem.invalid("limit", "Must be a number from 1 to " + MAX_LIMIT + ".");
        }
        return Integer.parseInt(text);
    }
}
