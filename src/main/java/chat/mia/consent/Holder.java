package chat.mia.consent;

import java.util.UUID;

/** Whose choice a request is about. */
sealed interface Holder {

    /** Somebody who is signed in. */
    record Account(AccountId id) implements Holder {}

    /**
     * A browser that shows a receipt of ours. It is a credential only for an anonymous chain that is open, which the
     * database knows; for every other one the browser is {@link Nobody}.
     *
     * @param event the one that the receipt proves
     */
    record Receipt(UUID event) implements Holder {}

    /** A browser that shows nothing. */
    record Nobody() implements Holder {}
}
