package chat.mia.verifier;

import chat.mia.consent.EventContent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * A row of the ledger as it stands there, whatever was done to it.
 *
 * @param subject empty where it belongs to no chain
 * @param seq 0 where there is none
 * @param content empty where a column that must have a value has none
 * @param contentHash of no bytes where there is none, like the other two
 */
record StoredEvent(
        UUID id,
        Optional<UUID> subject,
        long seq,
        Optional<EventContent> content,
        byte[] contentHash,
        byte[] prevHash,
        byte[] hash) {

    /** What a query must select for {@link #read}. Times as they are: a fraction would be no whole second any more. */
    static final String COLUMNS = """
            id, subject, seq, content_hash, prev_hash, hash, occurred_at, expires_at, claimed_at, action, choices::text,
            policy_version, encode(notice_hash, 'hex'), source, locale, gpc, user_agent, linked_subject,
            num_nulls(occurred_at, action, choices, policy_version, gpc, user_agent)
            """;

    private static final byte[] NONE = {};

    static StoredEvent read(ResultSet row) throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        return new StoredEvent(
                id,
                Optional.ofNullable(row.getObject(2, UUID.class)),
                row.getLong(3),
                row.getInt(19) == 0 ? Optional.of(content(id, row)) : Optional.empty(),
                bytes(row, 4),
                bytes(row, 5),
                bytes(row, 6));
    }

    /** As a finding names it. */
    String row() {
        String place = subject.map(chain -> "subject " + chain + ", seq " + seq).orElse("no subject");
        return "consent_event " + id + " (" + place + ")";
    }

    private static EventContent content(UUID id, ResultSet row) throws SQLException {
        return new EventContent(
                id,
                row.getString(10),
                instant(row, 7).orElseThrow(),
                instant(row, 8),
                instant(row, 9),
                row.getString(11),
                row.getString(12),
                Optional.ofNullable(row.getString(13)),
                Optional.ofNullable(row.getString(14)),
                Optional.ofNullable(row.getString(15)),
                row.getBoolean(16),
                row.getString(17),
                Optional.ofNullable(row.getObject(18, UUID.class)));
    }

    static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static byte[] bytes(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? NONE : bytes;
    }
}
