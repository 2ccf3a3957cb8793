package chat.mia.session;

import chat.mia.keys.Sha256;

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
        return Sha256.of(secret);
    }

    /** Hides the secret. */
    @Override
    public String toString() {
        return "RefreshToken[" + session + ", generation " + generation + "]";
    }
}
