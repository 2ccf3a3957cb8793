package chat.mia.keys;

import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A row of {@code signing_key}. All times are the database's.
 *
 * @param publicJwk as it stands in the JWKS
 * @param sealed its private half, encrypted; empty once it signs no more
 * @param activeFrom when it began to sign; empty for the next one
 * @param publishedUntil when it leaves the JWKS; empty while it signs or is to sign
 * @param revoked whether it was withdrawn before its time
 * @param readAt when the row was read
 */
record StoredKey(
        String kid,
        String publicJwk,
        Optional<byte[]> sealed,
        Instant createdAt,
        Optional<Instant> activeFrom,
        Optional<Instant> publishedUntil,
        boolean revoked,
        Instant readAt) {

    static StoredKey of(Row row) {
        return new StoredKey(
                row.getString("kid"),
                row.getString("public_jwk"),
                Optional.ofNullable(row.getBuffer("private_key")).map(Buffer::getBytes),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row, "active_from"),
                instant(row, "published_until"),
                row.getBoolean("revoked"),
                row.getOffsetDateTime("read_at").toInstant());
    }

    KeyState state() {
        if (revoked) {
            return KeyState.REVOKED;
        }
        if (publishedUntil.isPresent()) {
            return publishedUntil.get().isAfter(readAt) ? KeyState.RETIRING : KeyState.RETIRED;
        }
        return activeFrom.isPresent() ? KeyState.ACTIVE : KeyState.NEXT;
    }

    boolean isPublished() {
        return state().compareTo(KeyState.RETIRING) <= 0;
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
