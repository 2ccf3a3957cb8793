package chat.mia.consent;

import java.util.UUID;

/**
 * A place in the order of commits, which readers that resume go by.
 *
 * @param xid the transaction's number as PostgreSQL writes it: 64 bits without a sign
 */
record LedgerPlace(String xid, UUID id) {

    /** Before every event. */
    static final LedgerPlace BEGINNING = new LedgerPlace("0", new UUID(0, 0));
}
