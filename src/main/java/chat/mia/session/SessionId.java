package chat.mia.session;

import chat.mia.time.TimeOrderedIds;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Names a session: a UUIDv7, the claim {@code sid} of its tokens. Knowing it allows nothing. */
public record SessionId(UUID value) {

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
