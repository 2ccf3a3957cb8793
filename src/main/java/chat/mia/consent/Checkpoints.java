package chat.mia.consent;

import chat.mia.consent.CheckpointTable.Sealable;
import chat.mia.consent.CheckpointTable.State;
import chat.mia.database.AdvisoryLock;
import chat.mia.database.OneReplica;
import chat.mia.web.Deadline;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Seals the ledger: signs, about every hour, a root over the events that have come since the time before. Every replica
 * looks; one at a time seals. It goes by what the database says is sealed, so it resumes where anybody has left off.
 */
@ApplicationScoped
class Checkpoints {

    private static final Logger LOG = Logger.getLogger("mia.consent");

    /** Of whoever seals. */
    static final AdvisoryLock LOCK = new AdvisoryLock(0x6d69612d7365616cL);

    private final Pool database;
    private final OneReplica oneReplica;
    private final LedgerSeals seals;
    private final LedgerLag lag;
    private final Deadline deadline;
    private volatile boolean complained;

    Checkpoints(Pool database, OneReplica oneReplica, LedgerSeals seals, LedgerLag lag, Deadline deadline) {
        this.database = database;
        this.oneReplica = oneReplica;
        this.seals = seals;
        this.lag = lag;
        this.deadline = deadline;
    }

    /** A failure is logged by the scheduler, and the lag grows on the metrics. */
    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return state().invoke(this::complain)
                .chain(state -> isDue(state)
                        ? seal(state.number()).chain(this::state).replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    private Uni<State> state() {
        return deadline.on(CheckpointTable.state(database)).invoke(lag::measure);
    }

    private static boolean isDue(State state) {
        boolean due = state.waiting() >= CheckpointTable.BATCH || state.old() && state.waiting() > 0;
        return due && !state.restored();
    }

    /** Once, not every minute. */
    private void complain(State state) {
        if (state.restored() && !complained) {
            LOG.errorf(
                    "Nothing of the ledger is sealed: it was restored into a database whose transactions have not come to"
                            + " %s yet, up to which it is sealed already. The owner of the tables must call"
                            + " continue_restored_ledger (docs/operations.md, \"Restore\").",
                    state.upto().map(LedgerPlace::xid).orElseThrow());
        }
        complained = state.restored();
    }

    /**
     * Seals all that waits, a batch in each transaction, so that none is long.
     *
     * @param newest the number of the newest checkpoint as it was seen: where it is another one now, somebody else is at it
     */
    Uni<Void> seal(long newest) {
        return oneReplica
                .does(LOCK, connection -> sealBatch(connection, newest))
                .chain(full ->
                        full.isPresent() ? seal(full.get()) : Uni.createFrom().voidItem());
    }

    /** @return the number of the newest checkpoint then, where more may wait; null where not */
    private Uni<Long> sealBatch(SqlConnection connection, long newest) {
        return CheckpointTable.state(connection)
                .chain(state -> state.number() == newest && !state.restored()
                        ? CheckpointTable.next(connection, state.upto().orElse(LedgerPlace.BEGINNING))
                                .chain(events -> write(connection, state, events))
                        : Uni.createFrom().nullItem());
    }

    private Uni<Long> write(SqlConnection connection, State newest, List<Sealable> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        List<Checkpoint> made = Checkpoint.over(events, newest, seals);
        return Multi.createFrom()
                .iterable(made)
                .onItem()
                .transformToUniAndConcatenate(checkpoint -> CheckpointTable.insert(connection, checkpoint))
                .onItem()
                .ignoreAsUni()
                .map(done -> events.size() < CheckpointTable.BATCH ? null : newest.number() + made.size());
    }
}
