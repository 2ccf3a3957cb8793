package chat.mia.assertion;

/**
 * Whom an assertion names. Issuer and subject together are an identity; neither is one alone.
 *
 * @param issuerId the issuer's id in the settings, for the audit trail
 * @param issuer the claim {@code iss}
 * @param subject the claim {@code sub}: 1 to 255 characters, none of them a control character
 */
public record Asserted(String issuerId, String issuer, String subject) {

    /** Hides the subject, which may be an email address. */
    @Override
    public String toString() {
        return "Asserted[" + issuerId + "]";
    }
}
