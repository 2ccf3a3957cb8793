package chat.mia.consent;

import chat.mia.database.AdvisoryLock;
import chat.mia.database.Partitions;
import chat.mia.database.Partitions.Upkeep;
import chat.mia.web.Deadline;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Sees to it that {@code consent_event} has a partition for every month to come. */
@ApplicationScoped
class ConsentPartitions {

    /** Of whoever makes one. */
    static final AdvisoryLock LOCK = new AdvisoryLock(0x6d69612d6c656467L);

    private static final Upkeep MAKE = new Upkeep("make_consent_partitions($1)", "consent_event", "made");

    private final Partitions partitions;
    private final Deadline deadline;

    ConsentPartitions(Partitions partitions, Deadline deadline) {
        this.partitions = partitions;
        this.deadline = deadline;
    }

    /** Runs on every replica; one of them does the work. A failure is logged by the scheduler and tried again. */
    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> maintain() {
        return deadline.on(partitions.keep(LOCK, MAKE, Partitions.MONTHS_AHEAD));
    }
}
