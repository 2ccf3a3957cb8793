package chat.mia.session;

import chat.mia.database.AdvisoryLock;
import chat.mia.database.Interval;
import chat.mia.database.OneReplica;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Sees to it that {@code auth_session} has a partition for every month to come, and none of months long past. */
@ApplicationScoped
class SessionPartitions {

    private static final Logger LOG = Logger.getLogger("mia.session");

    /** Of whoever makes or drops one. */
    static final AdvisoryLock LOCK = new AdvisoryLock(0x6d69612d70617274L);

    private static final int MONTHS_AHEAD = 3;

    private static final String MAKE = "SELECT make_session_partitions($1) AS count";
    private static final String DROP = "SELECT drop_past_session_partitions(make_interval(secs => $1)) AS count";

    private final OneReplica oneReplica;
    private final SessionConfig config;

    SessionPartitions(OneReplica oneReplica, SessionConfig config) {
        this.oneReplica = oneReplica;
        this.config = config;
    }

    /** Runs on every replica; one of them does the work. A failure is logged by the scheduler and tried again. */
    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> maintain() {
        // Two transactions, so that no refresh waits for both.
        return call(MAKE, MONTHS_AHEAD)
                .invoke(made -> tell("made", made))
                .chain(() -> call(DROP, Interval.seconds(config.absoluteLimit())))
                .invoke(dropped -> tell("dropped", dropped))
                .replaceWithVoid();
    }

    /** How many partitions a function has made or dropped; none where another replica is at it. */
    private Uni<Integer> call(String function, Object parameter) {
        return oneReplica
                .does(LOCK, connection -> connection.preparedQuery(function).execute(Tuple.of(parameter)))
                .map(rows -> rows.map(found -> found.iterator().next().getInteger("count"))
                        .orElse(0));
    }

    private static void tell(String what, int count) {
        if (count > 0) {
            LOG.infof("auth_session: %d partitions %s", count, what);
        }
    }
}
