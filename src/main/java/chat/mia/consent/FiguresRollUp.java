package chat.mia.consent;

import chat.mia.database.AdvisoryLock;
import chat.mia.database.OneReplica;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Counts events into {@code consent_figure}, each once, going on where it stopped. One replica at a time does it; that it
 * lags behind costs who asks time, but no exactness.
 */
@ApplicationScoped
class FiguresRollUp {

    private static final Logger LOG = Logger.getLogger("mia.consent");

    /** Of whoever counts; {@code recount_consent_figures()} takes it too. */
    static final AdvisoryLock LOCK = new AdvisoryLock(0x6d69612d66696773L);

    private static final int BATCH = 10_000;

    /** Of each day; more than an answer names. */
    private static final int LOCALES_KEPT = 100;

    private final OneReplica oneReplica;

    FiguresRollUp(OneReplica oneReplica) {
        this.oneReplica = oneReplica;
    }

    /** Counts all that there is, a batch in each transaction, so that none is long. */
    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> count() {
        return Multi.createBy()
                .repeating()
                .uni(() -> oneReplica.does(LOCK, FiguresRollUp::countBatch))
                .whilst(counted -> counted.orElse(0L) == BATCH)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Sees to it that the table stays small, whatever locales clients send. */
    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> putRareLocalesTogether() {
        return oneReplica
                .does(
                        LOCK,
                        connection -> connection
                                .preparedQuery(FigureStatements.PUT_RARE_LOCALES_TOGETHER)
                                .execute(Tuple.of(LOCALES_KEPT)))
                .replaceWithVoid();
    }

    /** @return how many events were counted */
    private static Uni<Long> countBatch(SqlConnection connection) {
        return connection
                .query(FigureStatements.DETECT_RESTORED_COPY)
                .execute()
                .invoke(rows -> rows.forEach(row -> LOG.errorf(
                        "The ledger was restored into a database cluster that it is ahead of (%s): choices made from now on are"
                                + " missing in the figures until they are recounted, see docs/operations.md",
                        row.getString("xid"))))
                .chain(() -> connection.preparedQuery(FigureStatements.COUNT).execute(Tuple.of(BATCH)))
                .map(rows -> rows.size() == 0 ? 0L : rows.iterator().next().getLong("counted"));
    }
}
