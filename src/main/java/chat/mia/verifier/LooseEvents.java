package chat.mia.verifier;

import java.sql.Connection;
import java.sql.SQLException;

/** Events that belong to nobody, hence to no chain. */
final class LooseEvents {

    private static final String QUERY =
            "SELECT " + StoredEvent.COLUMNS + " FROM consent_event WHERE subject IS NULL ORDER BY id";

    private LooseEvents() {}

    /** Tells how many there are. */
    static long check(Connection database, EventCheck check, Findings findings, Progress progress) throws SQLException {
        long count = 0;
        try (Cursor<StoredEvent> events = Cursor.of(database, QUERY, StoredEvent::read)) {
            while (events.hasNext() && !findings.full()) {
                StoredEvent event = events.next();
                check.check(event);
                if (event.seq() != 0 || event.prevHash().length + event.hash().length > 0) {
                    findings.add(
                            event.row(), "it has a place in a chain, but no subject: it was taken out of its chain");
                }
                count++;
                progress.step();
            }
        }
        return count;
    }
}
