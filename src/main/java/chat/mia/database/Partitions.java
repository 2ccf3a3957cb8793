package chat.mia.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Lets one replica at a time look after the partitions of a table. The role that serves requests may not make or drop one
 * itself: functions of the owner do, which refuse more than that.
 */
@ApplicationScoped
public class Partitions {

    /** How many months beyond this one have a partition, so that some of these hours may fail. */
    public static final int MONTHS_AHEAD = 3;

    private static final Logger LOG = Logger.getLogger("mia.database");

    private final OneReplica oneReplica;

    Partitions(OneReplica oneReplica) {
        this.oneReplica = oneReplica;
    }

    /**
     * A function of the owner.
     *
     * @param call SQL with one parameter, {@code $1}, that gives the number of partitions that it made or dropped
     * @param table for the log, as is what was done
     */
    public record Upkeep(String call, String table, String done) {}

    /** Calls a function in a transaction of its own, which is nothing where another replica is at it. */
    public Uni<Void> keep(AdvisoryLock lock, Upkeep upkeep, Object parameter) {
        return oneReplica
                .does(
                        lock,
                        connection -> connection
                                .preparedQuery("SELECT " + upkeep.call() + " AS count")
                                .execute(Tuple.of(parameter)))
                .map(rows -> rows.map(found -> found.iterator().next().getInteger("count"))
                        .orElse(0))
                .invoke(count -> tell(upkeep, count))
                .replaceWithVoid();
    }

    private static void tell(Upkeep upkeep, int count) {
        if (count > 0) {
            LOG.infof("%s: %d partitions %s", upkeep.table(), count, upkeep.done());
        }
    }
}
