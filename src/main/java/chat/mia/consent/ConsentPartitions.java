package chat.mia.consent;

import chat.mia.database.AdvisoryLock;
import chat.mia.database.Partitions;
import chat.mia.database.Partitions.Upkeep;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Sees to it that {@code consent_event} has a partition for every month to come, and for each one that holds an event. */
@ApplicationScoped
class ConsentPartitions {

    /** Of whoever makes one. */
    static final AdvisoryLock LOCK = new AdvisoryLock(0x6d69612d6c656467L);

    /** Months that nobody looked ahead to, since the clock of a replica was far behind. */
    private static final int PAST_MONTHS = 12;

    private static final Upkeep MAKE = new Upkeep("make_consent_partitions($1)", "consent_event", "made");
    private static final Upkeep MAKE_PAST = new Upkeep("make_past_consent_partitions($1)", "consent_event", "made");

    private final Partitions partitions;

    ConsentPartitions(Partitions partitions) {
        this.partitions = partitions;
    }

    /** Runs on every replica; one of them does the work. A failure is logged by the scheduler and tried again. */
    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> maintain() {
        return partitions
                .keep(LOCK, MAKE, Partitions.MONTHS_AHEAD)
                .chain(() -> partitions.keep(LOCK, MAKE_PAST, PAST_MONTHS));
    }
}
