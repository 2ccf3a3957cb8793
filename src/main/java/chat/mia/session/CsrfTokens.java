package chat.mia.session;

import chat.mia.keys.Keyring;
import chat.mia.keys.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/**
 * The token that scripts repeat in {@code X-CSRF-Token}: constant for a session, derived from its id, so that nothing is
 * stored and no tab ever holds an old one.
 */
@ApplicationScoped
class CsrfTokens {

    private static final byte[] LABEL = "csrf1".getBytes(StandardCharsets.US_ASCII);

    private final Keyring keyring;

    CsrfTokens(Keyring keyring) {
        this.keyring = keyring;
    }

    /** The value of the cookie {@code csrf_token}. */
    String of(SessionId session) {
        byte[] code = keyring.activeKey("csrf token").sign(LABEL, session.bytes());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
    }

    /**
     * The claim {@code csh}, with which any service can check the header offline and without a secret: the first half of
     * the SHA-256 of the cookie's ASCII, in base64url.
     */
    static String hash(String csrfToken) {
        byte[] digest = Sha256.of(csrfToken.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 16));
    }

    /** Whether a header holds the CSRF token of the session whose access token has this {@code csh}. */
    static boolean matches(String header, String csh) {
        return header != null
                && MessageDigest.isEqual(
                        hash(header).getBytes(StandardCharsets.US_ASCII), csh.getBytes(StandardCharsets.US_ASCII));
    }
}
