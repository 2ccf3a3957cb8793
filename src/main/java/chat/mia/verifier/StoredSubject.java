package chat.mia.verifier;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A row of {@code consent_subject}: where its chain ends, and what is in force.
 *
 * @param choice empty where none was ever made
 */
record StoredSubject(UUID id, long seq, byte[] head, Optional<StoredChoice> choice) {

    static final String COLUMNS = "id, seq, head, granted, policy_version, decided_at, expires_at, gpc";

    /** @param granted in the order in which it stands there */
    record StoredChoice(
            List<String> granted,
            String policyVersion,
            Optional<Instant> decidedAt,
            Optional<Instant> expiresAt,
            boolean gpc) {

        StoredChoice {
            granted = List.copyOf(granted);
        }
    }

    static StoredSubject read(ResultSet row) throws SQLException {
        return new StoredSubject(row.getObject(1, UUID.class), row.getLong(2), StoredEvent.bytes(row, 3), choice(row));
    }

    private static Optional<StoredChoice> choice(ResultSet row) throws SQLException {
        Array granted = row.getArray(4);
        return granted == null
                ? Optional.empty()
                : Optional.of(new StoredChoice(
                        Arrays.stream((String[]) granted.getArray())
                                .map(String::valueOf)
                                .toList(),
                        row.getString(5),
                        StoredEvent.instant(row, 6),
                        StoredEvent.instant(row, 7),
                        row.getBoolean(8)));
    }
}
