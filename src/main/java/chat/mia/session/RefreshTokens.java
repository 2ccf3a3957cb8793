package chat.mia.session;

import chat.mia.keys.HmacKey;
import chat.mia.keys.Keyring;
import chat.mia.web.WebProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes and reads refresh tokens: {@code base64url(number:1 | sid:16 | generation:4 | secret:32 | tag:16)}. The tag is
 * checked before any database work, so a forged token costs no query and revokes nothing.
 */
@ApplicationScoped
class RefreshTokens {

    private static final int TAG_BYTES = 16;
    private static final int BODY_BYTES = 1 + 16 + 4 + RefreshToken.SECRET_BYTES;

    /** 69 bytes in base64 without padding; anything longer is not looked at. */
    private static final int TEXT_LENGTH = 92;

    private static final String TAG_KEY = "refresh token tag";
    private static final String DERIVATION_KEY = "refresh token successor";
    private static final byte[] TAG_LABEL = "rt1t".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DERIVATION_LABEL = "rt1n".getBytes(StandardCharsets.US_ASCII);

    private final Keyring keyring;
    private final SecureRandom random = new SecureRandom();

    RefreshTokens(Keyring keyring) {
        this.keyring = keyring;
    }

    /** The first token of a session, with a random secret. */
    RefreshToken first(SessionId session) {
        return new RefreshToken(keyring.active(), session, 0, randomBytes(RefreshToken.SECRET_BYTES));
    }

    /** Fresh bytes for one rotation. */
    byte[] nonce() {
        return randomBytes(16);
    }

    /**
     * The token that follows {@code presented}. The same arguments give the same successor, which is how a retry gets
     * the token that its lost answer held, though nothing but a hash is stored.
     *
     * @param fork 0 for the plain successor, else the number of the fork
     */
    RefreshToken successor(RefreshToken presented, int secretNumber, byte[] nonce, int fork) {
        int generation = presented.generation() + 1;
        byte[] secret = key(secretNumber, DERIVATION_KEY)
                .sign(
                        DERIVATION_LABEL,
                        presented.session().bytes(),
                        ByteBuffer.allocate(5)
                                .putInt(generation)
                                .put((byte) fork)
                                .array(),
                        nonce,
                        presented.secret());
        return new RefreshToken(secretNumber, presented.session(), generation, secret);
    }

    /** The value of the cookie. */
    String write(RefreshToken token) {
        byte[] body = body(token);
        byte[] tag = key(token.secretNumber(), TAG_KEY).sign(TAG_LABEL, body);
        ByteBuffer bytes = ByteBuffer.allocate(BODY_BYTES + TAG_BYTES).put(body).put(tag, 0, TAG_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** The token that a cookie holds; empty where it was not made by this service, or with a secret that is gone. */
    Optional<RefreshToken> read(String cookie) {
        return decode(cookie).flatMap(bytes -> {
            byte[] body = Arrays.copyOf(bytes, BODY_BYTES);
            byte[] tag = Arrays.copyOfRange(bytes, BODY_BYTES, bytes.length);
            return keyring.find(number(bytes), TAG_KEY)
                    .filter(key -> key.verifies(tag, TAG_LABEL, body))
                    .map(key -> parse(body));
        });
    }

    /** Whether a cookie that cannot be read here may be one of another replica, which knows a secret more. */
    boolean mayBeReadElsewhere(String cookie) {
        return decode(cookie)
                .map(RefreshTokens::number)
                .filter(keyring::mayBeKnownElsewhere)
                .isPresent();
    }

    private static Optional<byte[]> decode(String cookie) {
        if (cookie.length() != TEXT_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getUrlDecoder().decode(cookie));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int number(byte[] bytes) {
        return bytes[0] & 0xFF;
    }

    /** Unknown is only what another replica derived, with a secret that this one has not been given yet. */
    private HmacKey key(int number, String purpose) {
        return keyring.find(number, purpose).orElseThrow(WebProblem::temporarilyUnavailable);
    }

    private static byte[] body(RefreshToken token) {
        return ByteBuffer.allocate(BODY_BYTES)
                .put((byte) token.secretNumber())
                .put(token.session().bytes())
                .putInt(token.generation())
                .put(token.secret())
                .array();
    }

    private static RefreshToken parse(byte[] body) {
        ByteBuffer buffer = ByteBuffer.wrap(body);
        int secretNumber = buffer.get() & 0xFF;
        SessionId session = new SessionId(new UUID(buffer.getLong(), buffer.getLong()));
        int generation = buffer.getInt();
        byte[] secret = new byte[RefreshToken.SECRET_BYTES];
        buffer.get(secret);
        return new RefreshToken(secretNumber, session, generation, secret);
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
