package chat.mia.keys;

import java.security.PrivateKey;
import java.security.PublicKey;

/**
 * A pair of keys on P-256, for ES256 (RFC 7518, section 3.4).
 *
 * @param kid the thumbprint of its public half (RFC 7638)
 */
public record SigningKey(String kid, PublicKey publicKey, PrivateKey privateKey) {

    /** Names the key and hides its private half. */
    @Override
    public String toString() {
        return "SigningKey[" + kid + "]";
    }
}
