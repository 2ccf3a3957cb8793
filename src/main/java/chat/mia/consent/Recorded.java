package chat.mia.consent;

import java.util.Optional;

/**
 * An event that is in the ledger.
 *
 * @param place empty for one without a subject
 */
record Recorded(ConsentEvent event, Action action, Optional<Place> place) {}
