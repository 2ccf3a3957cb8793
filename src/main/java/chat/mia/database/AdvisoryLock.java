package chat.mia.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * A lock that replicas take in the database. It goes with the transaction in which it was taken (PostgreSQL, section
 * "Advisory Locks").
 *
 * @param number any that no other lock of the service uses
 */
public record AdvisoryLock(long number) {

    /** Waits for its turn; then true, like {@link #tryTake} where it was free. */
    public Uni<Boolean> take(SqlClient transaction) {
        return transaction
                .preparedQuery("SELECT pg_advisory_xact_lock($1)")
                .execute(Tuple.of(number))
                .replaceWith(true);
    }

    /** Whether it was free; it is taken then. */
    public Uni<Boolean> tryTake(SqlClient transaction) {
        return transaction
                .preparedQuery("SELECT pg_try_advisory_xact_lock($1)")
                .execute(Tuple.of(number))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }
}
