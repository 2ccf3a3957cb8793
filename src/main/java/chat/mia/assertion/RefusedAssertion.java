package chat.mia.assertion;

import java.util.Optional;

/** An assertion is not taken. It has no message and no stack trace: both could repeat what was sent. */
final class RefusedAssertion extends RuntimeException {

    private final Reason reason;
    private final String issuerId;

    RefusedAssertion(Reason reason) {
        this(reason, null);
    }

    private RefusedAssertion(Reason reason, String issuerId) {
        super(null, null, false, false);
        this.reason = reason;
        this.issuerId = issuerId;
    }

    /** The same, of an assertion that names this trusted issuer, rightly or not. */
    RefusedAssertion naming(String id) {
        return new RefusedAssertion(reason, id);
    }

    /** The trusted issuer's id in the settings; empty where it names none. */
    Optional<String> issuerId() {
        return Optional.ofNullable(issuerId);
    }

    Reason reason() {
        return reason;
    }
}
