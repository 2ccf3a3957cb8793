package chat.mia.kit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests by algorithms that every Java has. */
final class Digests {

    private Digests() {}

    static MessageDigest begin(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] of(String algorithm, byte[] bytes) {
        return begin(algorithm).digest(bytes);
    }
}
