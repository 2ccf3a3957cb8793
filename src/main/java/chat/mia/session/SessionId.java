package chat.mia.session;

import chat.mia.time.TimeOrderedIds;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names a session: a UUIDv7, the claim {@code sid} of its tokens. Knowing it allows nothing. */
public record SessionId(UUID value) {

    /** {@link UUID#fromString} takes more than this. */
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** The session that a text names; empty where it is not a UUID as {@link #toString} writes it. */
    static Optional<SessionId> of(String text) {
        return UUID_TEXT.matcher(text).matches() ? Optional.of(new SessionId(UUID.fromString(text))) : Optional.empty();
    }

    /** When the session began, to the second. */
    public Instant createdAt() {
        return TimeOrderedIds.madeAt(value).truncatedTo(ChronoUnit.SECONDS);
    }

    /** The 16 bytes of the identifier. */
    byte[] bytes() {
        return ByteBuffer.allocate(16)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits())
                .array();
    }

    /** The identifier as it stands in tokens and answers. */
    @Override
    public String toString() {
        return value.toString();
    }
}
