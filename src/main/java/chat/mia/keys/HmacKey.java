package chat.mia.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key for HMAC-SHA256 (RFC 2104). Immutable, for any thread. */
public final class HmacKey {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private HmacKey(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * The key that HKDF (RFC 5869, with an empty salt) derives from a secret for one purpose.
     *
     * @param secret text with enough entropy; not a password
     * @param purpose names what the key is for, so that keys for different purposes are independent
     */
    static HmacKey derive(String secret, String purpose) {
        byte[] extracted = new HmacKey(new byte[32]).sign(secret.getBytes(StandardCharsets.UTF_8));
        byte[] expanded = new HmacKey(extracted).sign(purpose.getBytes(StandardCharsets.UTF_8), new byte[] {1});
        return new HmacKey(expanded);
    }

    /** Tells one secret from another and nothing about either, so that it may be stored: 32 hexadecimal digits. */
    static String fingerprint(String secret) {
        return HexFormat.of().formatHex(derive(secret, "fingerprint").bytes(), 0, 16);
    }

    /** The 32 bytes of the code over all parts, one after the other; the caller makes sure where each one ends. */
    public byte[] sign(byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    /** Whether {@code code} is the beginning of the code over the parts; takes the same time for right and wrong. */
    public boolean verifies(byte[] code, byte[]... parts) {
        byte[] expected = new byte[code.length];
        System.arraycopy(sign(parts), 0, expected, 0, Math.min(code.length, 32));
        return code.length >= 16 && MessageDigest.isEqual(expected, code);
    }

    /** The raw key, for a cipher. */
    byte[] bytes() {
        return key.getEncoded();
    }
}
