package chat.mia.events;

import chat.mia.events.NewEvents.News;
import chat.mia.web.Deadline;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Asks the table four times a second what is new, with one cheap query, and tells it to the followers at once and to the
 * streams as soon as nothing can overtake it.
 */
@ApplicationScoped
class Following {

    private static final Logger LOG = Logger.getLogger("mia.events");

    private static final long PAUSE_MILLIS = 250;
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    /**
     * A query that hangs keeps its connection until the network gives up. More than these are not begun, so that the
     * pool stays free; fewer would let a single dead connection make this replica deaf.
     */
    private static final int MOST_UNANSWERED = 3;

    private final NewEvents newEvents;
    private final RecentEvents recent;
    private final List<Follower> followers;
    private final Deadline deadline;
    private final Vertx vertx;
    private final Duration memory;
    private final AtomicInteger unanswered = new AtomicInteger();

    /** The snapshot up to which everything was read; empty where that is not known. */
    private volatile Optional<String> seen = Optional.empty();

    private volatile boolean away;
    private volatile boolean stopped;
    private volatile long timer;

    /** @throws IllegalStateException where events are forgotten that a follower must be told after a restart */
    Following(
            NewEvents newEvents,
            RecentEvents recent,
            @All List<Follower> followers,
            Deadline deadline,
            Vertx vertx,
            EventsConfig config) {
        this.newEvents = newEvents;
        this.recent = recent;
        this.followers = followers;
        this.deadline = deadline;
        this.vertx = vertx;
        this.memory = followers.stream()
                .map(Follower::memory)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (config.retention().compareTo(memory) < 0) {
            throw new IllegalStateException("mia.events.retention must be at least " + memory);
        }
    }

    /** Requests come only after this, so that a restart makes no replica forget. */
    void start(@Observes @Priority(200) StartupEvent starting) {
        ask().await().atMost(START_LIMIT);
        pause();
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
        vertx.cancelTimer(timer);
    }

    private void pause() {
        if (!stopped) {
            timer = vertx.setTimer(PAUSE_MILLIS, elapsed -> goOn());
        }
    }

    private void goOn() {
        if (unanswered.get() >= MOST_UNANSWERED) {
            pause();
        } else if (!stopped) {
            ask().subscribe().with(answered -> succeed(), this::fail);
        }
    }

    private Uni<Void> ask() {
        boolean anew = seen.isEmpty();
        Uni<News> query = Uni.createFrom().deferred(() -> newEvents.since(seen, memory));
        return deadline.on(query.onSubscription()
                        .invoke(unanswered::incrementAndGet)
                        .onTermination()
                        .invoke(unanswered::decrementAndGet))
                .invoke(news -> tell(news, anew))
                .replaceWithVoid();
    }

    private void tell(News news, boolean anew) {
        news.events().forEach(stored -> followers.forEach(follower -> follower.learn(stored.event())));
        if (anew) {
            recent.begin(news.begun());
        }
        recent.add(news.events(), news.settled(), news.begun());
        if (anew) {
            recent.wakeAll();
        }
        seen = Optional.of(news.seen());
    }

    private void succeed() {
        if (away) {
            away = false;
            LOG.info("Events are read again");
        }
        pause();
    }

    /** Begins anew afterwards: the database that comes back may be another one, which has lost what came last. */
    private void fail(Throwable failure) {
        seen = Optional.empty();
        // A stream that is silent says that nothing has happened, which nobody knows now.
        recent.lose();
        recent.wakeAll();
        if (!away) {
            away = true;
            LOG.warnf("Events cannot be read, so revocations are not heard of until they can: %s", failure.getClass());
        }
        pause();
    }
}
