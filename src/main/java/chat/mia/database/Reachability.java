package chat.mia.database;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Whether the database answers, and takes what is written. It is looked at on a schedule of its own, one look at a time, so
 * that a probe never waits, and a hiccup does not take all replicas out of traffic at once.
 */
@ApplicationScoped
class Reachability {

    private static final Logger LOG = Logger.getLogger("mia.database");

    /** A standby that has not taken over yet answers, but every request would fail. */
    private static final String LOOK = "SELECT NOT pg_is_in_recovery()";

    /**
     * A look that hangs keeps its connection until the network gives up. More than these are not begun, so that requests
     * have the pool; fewer would let a single dead connection make this replica blind.
     */
    private static final int MOST_UNANSWERED = 3;

    private final Pool database;
    private final Vertx vertx;
    private final Duration interval;
    private final Duration limit;
    private final Hysteresis seen;
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile boolean stopped;
    private volatile long timer;

    /** @throws IllegalStateException where looks would follow one another without a pause, or could not succeed */
    Reachability(Pool database, Vertx vertx, ReadinessConfig config, MeterRegistry registry) {
        this.database = database;
        this.vertx = vertx;
        interval = config.interval();
        limit = config.timeLimit();
        if (interval.toMillis() < 1 || limit.toMillis() < 1) {
            throw new IllegalStateException(
                    "mia.database.readiness.interval and mia.database.readiness.time-limit must be longer than"
                            + " nothing");
        }
        seen = new Hysteresis(config.failures(), config.successes());
        Gauge.builder("mia.database.reachable", this, reachability -> reachability.seen.isUp() ? 1 : 0)
                .description("1 while this replica counts its database as reachable, which makes it ready; else 0")
                .strongReference(true)
                .register(registry);
    }

    boolean isReachable() {
        return seen.isUp();
    }

    /** How many looks in a row speak against {@link #isReachable}. */
    int against() {
        return seen.against();
    }

    /** Looks before the server listens, so that a replica is ready at once where nothing is wrong. */
    void start(@Observes @Priority(300) StartupEvent starting) {
        look().await().indefinitely();
        pause();
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
        vertx.cancelTimer(timer);
    }

    private void pause() {
        if (!stopped) {
            timer = vertx.setTimer(
                    interval.toMillis(), elapsed -> look().subscribe().with(looked -> pause()));
        }
    }

    /** Never fails, and never takes longer than the limit. */
    private Uni<Void> look() {
        return answer().onFailure().recoverWithItem(false).invoke(this::take).replaceWithVoid();
    }

    private Uni<Boolean> answer() {
        if (unanswered.get() >= MOST_UNANSWERED) {
            return Uni.createFrom().item(false);
        }
        // Not cancelled where it takes too long: its connection must find its way back into the pool.
        return Uni.createFrom()
                .<Boolean>emitter(answer -> writable().subscribe().with(answer::complete, answer::fail))
                .ifNoItem()
                .after(limit)
                .fail();
    }

    private Uni<Boolean> writable() {
        return Uni.createFrom()
                .deferred(() -> database.query(LOOK).execute())
                .map(rows -> rows.iterator().next().getBoolean(0))
                .onSubscription()
                .invoke(unanswered::incrementAndGet)
                .onTermination()
                .invoke(unanswered::decrementAndGet);
    }

    private void take(boolean good) {
        if (!seen.see(good)) {
            return;
        }
        if (good) {
            LOG.info("the database can be reached: this replica is ready");
        } else {
            LOG.error("the database cannot be reached: this replica is not ready");
        }
    }
}
