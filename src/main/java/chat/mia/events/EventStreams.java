package chat.mia.events;

import chat.mia.clients.ClientId;
import chat.mia.web.Deadline;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Keeps readers up to date for as long as they stay connected, and never faster than they read. */
@Startup
@ApplicationScoped
class EventStreams {

    private static final Logger LOG = Logger.getLogger("mia.events");

    /** Then the reader shows its credentials again, and perhaps another replica takes it. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final int BATCH = 200;

    private final EventPages pages;
    private final RecentEvents recent;
    private final Deadline deadline;
    private final int most;
    private final Duration heartbeat;
    private final Map<ClientId, AtomicInteger> open = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /** @throws IllegalStateException where nobody could open a stream, or a heartbeat would follow the other */
    EventStreams(
            EventPages pages, RecentEvents recent, Deadline deadline, EventsConfig config, MeterRegistry registry) {
        this.pages = pages;
        this.recent = recent;
        this.deadline = deadline;
        this.most = config.streamsPerClient();
        this.heartbeat = config.heartbeat();
        if (most < 1 || heartbeat.isZero() || heartbeat.isNegative()) {
            throw new IllegalStateException(
                    "mia.events.streams-per-client must be at least 1, mia.events.heartbeat longer than nothing");
        }
        Gauge.builder("mia.events.streams", open, EventStreams::total)
                .description("Streams of events that other services hold open here")
                .strongReference(true)
                .register(registry);
    }

    private static int total(Map<ClientId, AtomicInteger> open) {
        return open.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** Ends all streams before the service waits for the requests under way: they would never be over. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
        recent.wakeAll();
    }

    /** @throws chat.mia.web.Problem where the client holds as many streams as it may */
    void requireRoom(ClientId client) {
        if (count(client).get() >= most) {
            throw EventsProblem.tooManyStreams();
        }
    }

    /**
     * The events from a cursor on, for as long as somebody reads; empty where nothing has happened for a while. Ends
     * after an hour, when the service stops, and when the database cannot be read: the reader resumes.
     */
    Multi<Optional<StoredEvent>> from(Cursor begin, ClientId client) {
        AtomicInteger count = count(client);
        return Multi.createBy()
                .repeating()
                .uni(() -> new Reader(begin), Reader::next)
                .whilst(batch -> !stopping)
                .onItem()
                .<Optional<StoredEvent>>disjoint()
                .onFailure()
                .invoke(failure -> LOG.infof("A stream of events ends: %s", failure.getClass()))
                .onFailure()
                .recoverWithCompletion()
                .select()
                .first(LONGEST)
                .onSubscription()
                .invoke(count::incrementAndGet)
                .onTermination()
                .invoke(count::decrementAndGet);
    }

    private AtomicInteger count(ClientId client) {
        return open.computeIfAbsent(client, first -> new AtomicInteger());
    }

    /** How far one stream has come. */
    private final class Reader {

        private Cursor cursor;

        Reader(Cursor begin) {
            cursor = begin;
        }

        Uni<List<Optional<StoredEvent>>> next() {
            long version = recent.version();
            return batch().chain(batch ->
                    batch.isEmpty() ? pause(version) : Uni.createFrom().item(advance(batch)));
        }

        private Uni<List<StoredEvent>> batch() {
            return recent.after(cursor, BATCH)
                    .map(events -> Uni.createFrom().item(events))
                    .orElseGet(() ->
                            deadline.on(pages.after(Optional.of(cursor), BATCH)).map(this::settle));
        }

        /** Where the table has no more, everything that is settled has been read: memory can take over. */
        private List<StoredEvent> settle(EventPages.Page page) {
            if (page.events().isEmpty() && page.settled().compareTo(cursor) > 0) {
                cursor = page.settled();
            }
            return page.events();
        }

        private List<Optional<StoredEvent>> advance(List<StoredEvent> batch) {
            cursor = batch.get(batch.size() - 1).cursor();
            return batch.stream().map(Optional::of).toList();
        }

        private Uni<List<Optional<StoredEvent>>> pause(long version) {
            return recent.changeSince(version)
                    .replaceWith(List.<Optional<StoredEvent>>of())
                    .ifNoItem()
                    .after(heartbeat)
                    .recoverWithItem(List.of(Optional.empty()));
        }
    }
}
