package chat.mia.consent;

import java.util.UUID;

/**
 * Whose history it is.
 *
 * @param subject SQL that gives the id of the one chain, or nothing, from $1
 * @param key what $1 is
 */
record HistoryOwner(String subject, UUID key) {

    static HistoryOwner of(AccountId account) {
        return new HistoryOwner("SELECT id FROM consent_subject WHERE account_id = $1", account.value());
    }
}
