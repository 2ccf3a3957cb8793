package chat.mia.consent;

import chat.mia.keys.HmacKey;
import chat.mia.keys.Keyring;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The value of the analytics cookie: {@code <kind>.<random>.<expires>.<policy version>.<gpc>.<mac>}. The last part is
 * one byte with the number of the secret, then the code over all the other parts and that number, in base64url: so the
 * value outlives a change of the active secret.
 *
 * @param account whether it belongs to an account (kind {@code a}) or to a browser alone ({@code b})
 * @param random tells one visitor from another
 * @param expiresAt in the value as epoch seconds
 * @param gpc whether the Yes behind it was recorded under Global Privacy Control
 */
record AnalyticsId(boolean account, String random, Instant expiresAt, String policyVersion, boolean gpc) {

    private static final String PURPOSE = "analytics cookie";
    private static final int PARTS = 6;
    private static final int MAC_BYTES = 33;

    String sign(Keyring keyring) {
        int secret = keyring.active();
        byte[] code = keyring.activeKey(PURPOSE).sign(bytes(), number(secret));
        byte[] mac = new byte[MAC_BYTES];
        mac[0] = (byte) secret;
        System.arraycopy(code, 0, mac, 1, code.length);
        return text() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    /** Reads a value; empty where we did not make it, or the secret it was made with is gone. It may have expired. */
    static Optional<AnalyticsId> verify(String value, Keyring keyring) {
        String[] parts = value.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            AnalyticsId id = new AnalyticsId(
                    parts[0].equals("a"),
                    parts[1],
                    Instant.ofEpochSecond(Long.parseLong(parts[2])),
                    parts[3],
                    parts[4].equals("1"));
            byte[] mac = Base64.getUrlDecoder().decode(parts[5]);
            // Read and written again: what is not exactly as we write it was not written by us.
            boolean ours = value.startsWith(id.text() + ".") && mac.length == MAC_BYTES && id.matches(mac, keyring);
            return ours ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private boolean matches(byte[] mac, Keyring keyring) {
        int secret = Byte.toUnsignedInt(mac[0]);
        byte[] code = Arrays.copyOfRange(mac, 1, mac.length);
        return keyring.find(secret, PURPOSE)
                .map(key -> verifies(key, code, secret))
                .orElse(false);
    }

    private boolean verifies(HmacKey key, byte[] code, int secret) {
        return key.verifies(code, bytes(), number(secret));
    }

    private static byte[] number(int secret) {
        return new byte[] {(byte) secret};
    }

    private byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    private String text() {
        return (account ? "a" : "b") + "." + random + "." + expiresAt.getEpochSecond() + "." + policyVersion + "."
                + (gpc ? "1" : "0");
    }
}
