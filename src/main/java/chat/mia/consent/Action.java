package chat.mia.consent;

import java.util.Locale;

/** What an event of the ledger did. */
enum Action {
    GRANT,
    REFUSE,
    CHANGE,
    WITHDRAW,
    LINK;

    /** As it stands in the ledger, in lower case. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
