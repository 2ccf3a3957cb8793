package chat.mia.verifier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** A row of {@code ledger_checkpoint}. */
record StoredCheckpoint(
        long number, YearMonth month, Optional<Place> after, Place upto, long events, String root, String jws) {

    static final String QUERY = """
            SELECT number, month, after_xid::text, after_id, upto_xid::text, upto_id, events, root, jws
            FROM ledger_checkpoint ORDER BY number
            """;

    /** The header {@code typ} of the signed form. */
    static final String TYPE = "consent-checkpoint+jwt";

    static StoredCheckpoint read(ResultSet row) throws SQLException {
        return new StoredCheckpoint(
                row.getLong(1),
                Months.read(row, 2),
                Place.read(row, 3),
                Place.read(row, 5).orElseThrow(() -> new SQLException("a checkpoint has no end")),
                row.getLong(7),
                HexFormat.of().formatHex(StoredEvent.bytes(row, 8)),
                row.getString(9));
    }

    /** Whether both were made in one go, over the same events. */
    boolean isSealedWith(StoredCheckpoint other) {
        return after.equals(other.after) && upto.equals(other.upto);
    }

    /** What its signed form must say, by member; places are compared by themselves. */
    Map<String, String> columns() {
        return Map.of(
                "number", Long.toString(number),
                "month", month.toString(),
                "events", Long.toString(events),
                "root", root);
    }

    String row() {
        return "ledger_checkpoint " + number;
    }
}
