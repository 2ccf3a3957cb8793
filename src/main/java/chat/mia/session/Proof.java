package chat.mia.session;

import java.util.Optional;

/**
 * What somebody signs in with, for the audit trail.
 *
 * @param method {@code password} or {@code assertion}
 * @param issuer the id in the settings of the trusted issuer that is named, rightly or not; empty where none is
 */
public record Proof(String method, Optional<String> issuer) {

    public static final Proof PASSWORD = new Proof("password", Optional.empty());

    public static Proof assertion(Optional<String> issuer) {
        return new Proof("assertion", issuer);
    }
}
