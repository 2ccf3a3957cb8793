package chat.mia.events;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Reads events from the table, in order, skipping nothing. */
@ApplicationScoped
class EventPages {

    /**
     * What follows a cursor.
     *
     * @param next where to go on
     * @param settled a place before which nothing will ever be added
     */
    record Page(List<StoredEvent> events, Cursor next, Cursor settled) {}

    /**
     * Takes nothing that a running transaction could still overtake, and tells of one moment what is there, what was
     * forgotten and how far the database has come.
     *
     * <p>$1 and $2 the cursor, or null for all that is kept; $3 how many.
     */
    private static final String SQL = """
            SELECT horizon.xid::text AS horizon_xid, horizon.id AS horizon_id,
                   pg_snapshot_xmin(now.seen)::text AS settled, pg_snapshot_xmax(now.seen)::text AS begun,
            """ + StoredEvent.COLUMNS + """
              FROM (SELECT pg_current_snapshot() AS seen) now
             CROSS JOIN service_event_horizon horizon
              LEFT JOIN LATERAL (
                   SELECT * FROM service_event one
                    WHERE (one.xid, one.id) > (coalesce($1::text::xid8, horizon.xid), coalesce($2, horizon.id))
                      AND one.xid < pg_snapshot_xmin(now.seen)
                    ORDER BY one.xid, one.id LIMIT $3) e ON true
             ORDER BY e.xid, e.id
            """;

    private final Pool database;

    EventPages(Pool database) {
        this.database = database;
    }

    /**
     * The events after a cursor, or the oldest that are kept. Fails with {@link EventsProblem#EVENTS_GONE} where some
     * after it were forgotten, or where the database has never come that far, as one that was restored to the past.
     */
    Uni<Page> after(Optional<Cursor> cursor, int limit) {
        Tuple parameters = Tuple.of(
                cursor.map(c -> Long.toString(c.xid())).orElse(null),
                cursor.map(Cursor::id).orElse(null),
                limit);
        return database.preparedQuery(SQL).execute(parameters).map(rows -> page(cursor, rows));
    }

    private static Page page(Optional<Cursor> cursor, RowSet<Row> rows) {
        Row first = rows.iterator().next();
        Cursor horizon = new Cursor(Long.parseLong(first.getString("horizon_xid")), first.getLong("horizon_id"));
        Cursor begin = cursor.orElse(horizon);
        if (begin.compareTo(horizon) < 0 || begin.xid() >= Long.parseLong(first.getString("begun"))) {
            throw EventsProblem.eventsGone();
        }
        List<StoredEvent> events = StoredEvent.in(rows);
        return new Page(
                events,
                events.isEmpty() ? begin : events.get(events.size() - 1).cursor(),
                Cursor.before(Long.parseLong(first.getString("settled"))));
    }
}
