package chat.mia.consent;

import chat.mia.keys.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** How the events of one subject hang together: each hash is SHA-256 over the one before and the event's content. */
public final class Chain {

    private static final byte[] GENESIS_PREFIX = "consent-subject-1".getBytes(StandardCharsets.US_ASCII);

    private Chain() {}

    /** What the first event hangs on; made from the subject's id, so that no event can be moved to another chain. */
    public static byte[] genesis(UUID subject) {
        return Sha256.of(GENESIS_PREFIX, bytes(subject));
    }

    /** The 16 bytes of an id (RFC 9562, section 4). */
    public static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
