package chat.mia.consent;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** How the events of one subject hang together: each hash is SHA-256 over the one before and the event's content. */
final class Chain {

    private static final byte[] GENESIS_PREFIX = "consent-subject-1".getBytes(StandardCharsets.US_ASCII);

    private Chain() {}

    /** What the first event hangs on; made from the subject's id, so that no event can be moved to another chain. */
    static byte[] genesis(UUID subject) {
        byte[] id = ByteBuffer.allocate(16)
                .putLong(subject.getMostSignificantBits())
                .putLong(subject.getLeastSignificantBits())
                .array();
        return sha256(GENESIS_PREFIX, id);
    }

    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
