package chat.mia.verifier;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Links: each names an anonymous chain that is there and closed, and none is named twice. */
final class Links {

    private static final String QUERY = """
            SELECT e.id, e.subject, e.seq, e.linked_subject, s.id IS NOT NULL, s.closed_at IS NOT NULL
            FROM consent_event e LEFT JOIN consent_subject s ON s.id = e.linked_subject
            WHERE e.linked_subject IS NOT NULL ORDER BY e.linked_subject, e.id
            """;

    private record Link(String row, UUID linked, boolean exists, boolean closed) {

        private static Link read(ResultSet row) throws SQLException {
            String name = "consent_event " + row.getObject(1, UUID.class) + " (subject " + row.getObject(2, UUID.class)
                    + ", seq " + row.getLong(3) + ")";
            return new Link(name, row.getObject(4, UUID.class), row.getBoolean(5), row.getBoolean(6));
        }

        private Optional<String> fault(Optional<Link> before) {
            if (!exists) {
                return Optional.of("it links the subject " + linked + ", which is not there");
            }
            if (!closed) {
                return Optional.of("it links the subject " + linked + ", which is still open");
            }
            return before.filter(link -> link.linked.equals(linked))
                    .map(link -> "it links the subject " + linked + ", which " + link.row + " has linked already");
        }
    }

    private Links() {}

    static void check(Connection database, Findings findings) throws SQLException {
        Optional<Link> before = Optional.empty();
        try (Cursor<Link> links = Cursor.of(database, QUERY, Link::read)) {
            while (links.hasNext() && !findings.full()) {
                Link link = links.next();
                link.fault(before).ifPresent(fault -> findings.add(link.row, fault));
                before = Optional.of(link);
            }
        }
    }
}
