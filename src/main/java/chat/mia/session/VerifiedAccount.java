package chat.mia.session;

import chat.mia.consent.AccountId;
import java.util.Optional;

/**
 * An account whose owner has just shown who he is.
 *
 * @param passwordHash of the password that he gave, as it was stored then; empty where something else was shown
 */
public record VerifiedAccount(AccountId id, Optional<String> passwordHash) {

    /** Hides the hash. */
    @Override
    public String toString() {
        return "VerifiedAccount[" + id + "]";
    }
}
