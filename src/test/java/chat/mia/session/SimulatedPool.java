package chat.mia.session;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.PreparedQuery;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;

/** One connection that tells the database the simulated time with each query, and notes what a rotation came to. */
final class SimulatedPool extends Pool {

    private static final String TELL_TIME = "SELECT set_config('simulated.now', $1, false)";

    private final SqlConnection connection;
    private Instant now = Instant.EPOCH;
    private String outcome = "";

    SimulatedPool(SqlConnection connection) {
        super((io.vertx.sqlclient.Pool) null);
        this.connection = connection;
    }

    void setTime(Instant now) {
        this.now = now;
    }

    /** The column {@code outcome} of the last query that had one. */
    String outcome() {
        return outcome;
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
        PreparedQuery<RowSet<Row>> query = connection.preparedQuery(sql);
        return new PreparedQuery<>(query.getDelegate(), query.__typeArg_0) {
            @Override
            public Uni<RowSet<Row>> execute(Tuple parameters) {
                // Both are sent at once; a connection carries them out in this order.
                return Uni.combine()
                        .all()
                        .unis(
                                connection.preparedQuery(TELL_TIME).execute(Tuple.of(now.toString())),
                                super.execute(parameters))
                        .asTuple()
                        .map(both -> both.getItem2())
                        .invoke(SimulatedPool.this::note);
            }
        };
    }

    private void note(RowSet<Row> rows) {
        for (Row row : rows) {
            if (row.getColumnIndex("outcome") >= 0) {
                outcome = row.getString("outcome");
            }
        }
    }

    @Override
    public Uni<Void> close() {
        return connection.close();
    }
}
