package chat.mia.verifier;

/** A text is not what it claims to be; the message says why, to follow a colon. */
final class Forged extends Exception {

    Forged(String reason) {
        super(reason);
    }
}
