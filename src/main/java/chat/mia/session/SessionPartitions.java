package chat.mia.session;

import chat.mia.database.AdvisoryLock;
import chat.mia.database.Interval;
import chat.mia.database.Partitions;
import chat.mia.database.Partitions.Upkeep;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Sees to it that {@code auth_session} has a partition for every month to come, and none of months long past. */
@ApplicationScoped
class SessionPartitions {

    /** Of whoever makes or drops one. */
    static final AdvisoryLock LOCK = new AdvisoryLock(0x6d69612d70617274L);

    private static final Upkeep MAKE = new Upkeep("make_session_partitions($1)", "auth_session", "made");
    private static final Upkeep DROP =
            new Upkeep("drop_past_session_partitions(make_interval(secs => $1))", "auth_session", "dropped");

    private final Partitions partitions;
    private final SessionConfig config;

    SessionPartitions(Partitions partitions, SessionConfig config) {
        this.partitions = partitions;
        this.config = config;
    }

    /** Runs on every replica; one of them does the work. A failure is logged by the scheduler and tried again. */
    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> maintain() {
        // Two transactions, so that no refresh waits for both.
        return partitions
                .keep(LOCK, MAKE, Partitions.MONTHS_AHEAD)
                .chain(() -> partitions.keep(LOCK, DROP, Interval.seconds(config.absoluteLimit())));
    }
}
