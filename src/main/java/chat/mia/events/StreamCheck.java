package chat.mia.events;

import chat.mia.clients.CurrentClient;
import chat.mia.events.EventPages.Page;
import chat.mia.web.CheckOrder;
import chat.mia.web.Deadline;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Finds out whether a stream can begin where its reader wants, before it does: once it has begun, no status can say so
 * any more.
 */
@Singleton
class StreamCheck {

    private final EventPages pages;
    private final EventStreams streams;
    private final StreamBegin begin;
    private final CurrentClient client;
    private final Deadline deadline;

    StreamCheck(EventPages pages, EventStreams streams, StreamBegin begin, CurrentClient client, Deadline deadline) {
        this.pages = pages;
        this.streams = streams;
        this.begin = begin;
        this.client = client;
        this.deadline = deadline;
    }

    /** A reader that reconnects repeats its first address; its header is newer. */
    @ChecksCursor
    @ServerRequestFilter(priority = CheckOrder.STATE)
    public Uni<Void> find(ContainerRequestContext request) {
        streams.requireRoom(client.required());
        Optional<Cursor> cursor = StreamBegin.cursor(request.getHeaderString("Last-Event-ID"), "Last-Event-ID")
                .or(() -> StreamBegin.cursor(
                        request.getUriInfo().getQueryParameters().getFirst("after"), "after"));
        return deadline.on(pages.after(cursor, 0))
                .map(Page::next)
                .invoke(begin::at)
                .replaceWithVoid();
    }
}
