package chat.mia.consent;

import java.util.Locale;

/** What a gateway is told of one category: the header {@code Consent-Decision}. */
enum Verdict {
    GRANTED,
    /** A No, a withdrawal, a Yes that Global Privacy Control switches off, or an access token that is not believed. */
    REFUSED,
    /** Nobody has chosen, or nothing that was sent tells of a choice. */
    UNSET,
    EXPIRED,
    OUTDATED,
    /** It cannot be told: no such optional category, a doubled cookie, or one that was not made here. */
    UNKNOWN;

    /** As it stands in the header, in lower case. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
