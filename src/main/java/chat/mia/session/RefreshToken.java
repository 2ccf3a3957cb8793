package chat.mia.session;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/**
 * What a refresh cookie holds, once its tag has been found right or before one is put on.
 *
 * @param secretNumber the master secret that its keys are derived from, 0 to 255
 * @param session the session that it continues
 * @param generation 0 at sign-in, one more with each rotation
 * @param secret 32 bytes; only their hash is stored
 */
record RefreshToken(int secretNumber, SessionId session, int generation, byte[] secret) {

    static final int SECRET_BYTES = 32;

    /** What the database knows of the secret: SHA-256, enough for 32 random bytes. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Hides the secret. */
    @Override
    public String toString() {
        return "RefreshToken[" + session + ", generation " + generation + "]";
    }
}
