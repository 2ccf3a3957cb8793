package chat.mia.session;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Sees to it that {@code auth_session} has a partition for every month to come, and none of months long past. */
@ApplicationScoped
class SessionPartitions {

    private static final Logger LOG = Logger.getLogger("mia.session");

    /** Any number that no other lock of the service uses. */
    static final long ADVISORY_LOCK = 0x6d69612d70617274L;

    private static final int MONTHS_AHEAD = 3;

    /** Whoever has the lock works; the lock goes with the statement's transaction. */
    private static final String MAKE = """
            WITH turn AS MATERIALIZED (SELECT pg_try_advisory_xact_lock($1) AS mine)
            SELECT CASE WHEN mine THEN make_session_partitions($2) ELSE 0 END AS count FROM turn
            """;

    /** A statement of its own, so that no refresh waits for both. */
    private static final String DROP = """
            WITH turn AS MATERIALIZED (SELECT pg_try_advisory_xact_lock($1) AS mine)
            SELECT CASE WHEN mine THEN drop_past_session_partitions(make_interval(secs => $2)) ELSE 0 END AS count FROM turn
            """;

    private final Pool database;
    private final SessionConfig config;

    SessionPartitions(Pool database, SessionConfig config) {
        this.database = database;
        this.config = config;
    }

    /** Runs on every replica; one of them does the work. A failure is logged by the scheduler and tried again. */
    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> maintain() {
        return database.preparedQuery(MAKE)
                .execute(Tuple.of(ADVISORY_LOCK, MONTHS_AHEAD))
                .invoke(rows -> tell("made", rows))
                .chain(() -> database.preparedQuery(DROP)
                        .execute(Tuple.of(ADVISORY_LOCK, Sessions.seconds(config.absoluteLimit()))))
                .invoke(rows -> tell("dropped", rows))
                .replaceWithVoid();
    }

    private static void tell(String what, RowSet<Row> rows) {
        int count = rows.iterator().next().getInteger("count");
        if (count > 0) {
            LOG.infof("auth_session: %d partitions %s", count, what);
        }
    }
}
