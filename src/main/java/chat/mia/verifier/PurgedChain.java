package chat.mia.verifier;

import chat.mia.consent.Chain;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.UUID;

/** Where a chain stood at the end of a month that was purged; a row of {@code ledger_tombstone_chain}. */
record PurgedChain(UUID subject, YearMonth month, long seq, byte[] hash) {

    static final String COLUMNS = "subject, month, seq, hash";

    static PurgedChain read(ResultSet row) throws SQLException {
        return new PurgedChain(
                row.getObject(1, UUID.class), Months.read(row, 2), row.getLong(3), StoredEvent.bytes(row, 4));
    }

    /** What the tombstone's root is made of: the subject's 16 bytes, 8 bytes of seq, 32 of the hash. */
    byte[] leaf() {
        return ByteBuffer.allocate(24 + hash.length)
                .put(Chain.bytes(subject))
                .putLong(seq)
                .put(hash)
                .array();
    }
}
