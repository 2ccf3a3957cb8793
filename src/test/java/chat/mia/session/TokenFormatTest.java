package chat.mia.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The tokens computed once more, from the words of the specification and the secret of the test. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TokenFormatTest extends RotationFixture {

    private static final byte[] MASTER = ascii("0123456789-a-secret-for-tests-only");

    @Test
    void refreshToken_carriesNumberSessionGenerationSecretAndTag() throws Exception {
        rotated(browser);
        byte[] token = decoded(browser);

        assertEquals(69, token.length);
        assertEquals(0, token[0]);
        assertArrayEquals(session(), Arrays.copyOfRange(token, 1, 17));
        assertEquals(1, ByteBuffer.wrap(token).getInt(17));
        byte[] tag = hmac(key("refresh token tag"), ascii("rt1t"), Arrays.copyOf(token, 53));
        assertArrayEquals(Arrays.copyOf(tag, 16), Arrays.copyOfRange(token, 53, 69));
    }

    @Test
    void successor_isDerivedFromSessionGenerationForkNonceAndSecret() throws Exception {
        byte[] first = secret(browser);
        Browser late = browser.copy();

        rotated(browser);
        assertArrayEquals(derived(first, 0), secret(browser));

        age(31);
        refreshes(late);
        assertArrayEquals(derived(first, 1), secret(late));
    }

    @Test
    void successor_afterALostCommit_isAnother() {
        Object[] lost = {value("current_hash"), value("nonce")};
        Browser again = browser.copy();
        rotated(browser);
        tables.update(
                "UPDATE auth_session SET generation = 0, current_hash = ?, nonce = ?, previous_hash = NULL WHERE sid = ?",
                lost[0],
                lost[1],
                sid);

        rotated(again);

        assertFalse(browser.cookie("refresh_token").equals(again.cookie("refresh_token")));
    }

    @Test
    void database_knowsTheHashOfTheSecretAndNothingMore() throws Exception {
        Browser late = browser.copy();
        rotated(browser);
        age(31);
        refreshes(late);

        assertArrayEquals(sha256(secret(late)), (byte[]) value("current_hash"));
        assertArrayEquals(sha256(secret(browser)), (byte[]) value("orphan_hash"));
        String row = (String) value("auth_session::text");
        for (Browser holder : new Browser[] {browser, late}) {
            assertFalse(row.contains(HexFormat.of().formatHex(secret(holder))));
        }
    }

    @Test
    void firstSecrets_ofTwoSessions_differ() {
        assertFalse(Arrays.equals(secret(browser), secret(browser.signInElsewhere())));
    }

    @Test
    void csrfToken_isDerivedFromTheSession() throws Exception {
        assertEquals(
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(hmac(key("csrf token"), ascii("csrf1"), session())),
                browser.cookie("csrf_token"));
    }

    private byte[] derived(byte[] secret, int fork) throws Exception {
        return hmac(
                key("refresh token successor"),
                ascii("rt1n"),
                session(),
                new byte[] {0, 0, 0, 1, (byte) fork},
                (byte[]) value("nonce"),
                secret);
    }

    private byte[] session() {
        return ByteBuffer.allocate(16)
                .putLong(sid.getMostSignificantBits())
                .putLong(sid.getLeastSignificantBits())
                .array();
    }

    private static byte[] secret(Browser browser) {
        return Arrays.copyOfRange(decoded(browser), 21, 53);
    }

    private static byte[] decoded(Browser browser) {
        return Base64.getUrlDecoder().decode(browser.cookie("refresh_token"));
    }

    /** HKDF with an empty salt (RFC 5869), 32 bytes. */
    private static byte[] key(String purpose) throws Exception {
        return hmac(hmac(new byte[32], MASTER), ascii(purpose), new byte[] {1});
    }

    private static byte[] hmac(byte[] key, byte[]... parts) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private static byte[] sha256(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
