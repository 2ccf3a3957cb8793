package chat.mia.verifier;

import chat.mia.consent.Chain;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** An event as a checkpoint covers it, in the order of commits. */
record SealedEvent(Place place, byte[] hash) {

    /** By the column, which is a number: the name alone would mean the text that is selected. */
    static final String QUERY = """
            SELECT xid::text, id, CASE WHEN subject IS NULL THEN content_hash ELSE hash END
            FROM consent_event e ORDER BY e.xid, e.id
            """;

    static SealedEvent read(ResultSet row) throws SQLException {
        return new SealedEvent(
                Place.read(row, 1).orElseThrow(() -> new SQLException("an event has no transaction")),
                StoredEvent.bytes(row, 3));
    }

    UUID id() {
        return place.id();
    }

    /** What stands for it in the tree: its id's 16 bytes and the hash. */
    byte[] leaf() {
        return ByteBuffer.allocate(16 + hash.length)
                .put(Chain.bytes(id()))
                .put(hash)
                .array();
    }
}
