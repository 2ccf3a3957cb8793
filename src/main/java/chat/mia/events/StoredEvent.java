package chat.mia.events;

import chat.mia.events.ServiceEvent.Choice;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * An event and where it stands.
 *
 * @param cursor the place right after it
 */
record StoredEvent(Cursor cursor, ServiceEvent event) {

    /** The columns that {@link #in} reads, of an outer join with a table or subquery named {@code e}. */
    static final String COLUMNS =
            " e.xid::text AS xid, e.id, e.kind, e.sid, e.account_id, e.decided_at, e.granted, e.at ";

    /** Those that the join found, in the order of the rows. */
    static List<StoredEvent> in(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.getString("xid") != null)
                .map(StoredEvent::from)
                .toList();
    }

    private static StoredEvent from(Row row) {
        return new StoredEvent(
                new Cursor(Long.parseLong(row.getString("xid")), row.getLong("id")),
                new ServiceEvent(
                        row.getString("kind"),
                        Optional.ofNullable(row.getUUID("sid")),
                        Optional.ofNullable(row.getUUID("account_id")),
                        choice(row),
                        row.getOffsetDateTime("at").toInstant()));
    }

    private static Optional<Choice> choice(Row row) {
        String[] granted = row.getArrayOfStrings("granted");
        return Optional.ofNullable(granted)
                .map(categories ->
                        new Choice(row.getOffsetDateTime("decided_at").toInstant(), Set.of(categories)));
    }
}
