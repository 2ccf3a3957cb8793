package chat.mia.assertion;

/** Why an assertion was refused. The caller is not told; the words are for the audit trail. */
enum Reason {
    /** No JWT of three parts, or a claim that is missing, of another type or too long. */
    MALFORMED,
    UNKNOWN_ISSUER,
    WRONG_ALGORITHM,
    WRONG_TYPE,
    UNKNOWN_KEY,
    BAD_SIGNATURE,
    WRONG_AUDIENCE,
    EXPIRED,
    NOT_YET_VALID,
    TOO_LONG_LIVED,
    REPLAYED;

    /** Lower-case words joined by hyphens. */
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
