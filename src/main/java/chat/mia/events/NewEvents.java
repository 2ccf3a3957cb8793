package chat.mia.events;

import chat.mia.database.Interval;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads what has become visible since the last time, each event once, however late its transaction committed. */
@ApplicationScoped
class NewEvents {

    /**
     * What is new.
     *
     * @param seen the snapshot that this was read in
     * @param settled no transaction below it will write any more
     * @param begun no transaction from it on had begun
     */
    record News(List<StoredEvent> events, String seen, long settled, long begun) {}

    private static final String SELECT =
            """
            SELECT now.seen::text AS seen, pg_snapshot_xmin(now.seen)::text AS settled,
                   pg_snapshot_xmax(now.seen)::text AS begun,
            """ + StoredEvent.COLUMNS + "FROM (SELECT pg_current_snapshot() AS seen) now LEFT JOIN service_event e ON ";

    private static final String RECENT = SELECT + "e.at > now() - make_interval(secs => $1)";

    /** What stands ahead of the database itself is a restored copy's, and would come again each time. */
    private static final String SINCE = SELECT + """
            e.xid >= pg_snapshot_xmin($1::text::pg_snapshot) AND e.xid < pg_snapshot_xmax(now.seen)
            AND NOT pg_visible_in_snapshot(e.xid, $1::text::pg_snapshot)
            """;

    private final Pool database;

    NewEvents(Pool database) {
        this.database = database;
    }

    /**
     * What was not visible in an earlier snapshot; without one, what happened lately.
     *
     * @param lately how long ago at the most
     */
    Uni<News> since(Optional<String> snapshot, Duration lately) {
        return snapshot.map(seen -> database.preparedQuery(SINCE).execute(Tuple.of(seen)))
                .orElseGet(() -> database.preparedQuery(RECENT).execute(Tuple.of(Interval.seconds(lately))))
                .map(NewEvents::news);
    }

    private static News news(RowSet<Row> rows) {
        Row first = rows.iterator().next();
        return new News(
                StoredEvent.in(rows),
                first.getString("seen"),
                Long.parseLong(first.getString("settled")),
                Long.parseLong(first.getString("begun")));
    }
}
