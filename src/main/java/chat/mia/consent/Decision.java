package chat.mia.consent;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What a visitor decided, checked but not yet recorded.
 *
 * @param withdrawal whether it takes back instead of answering a question
 * @param choices every optional category; empty only for a link that brings no choice
 * @param notice SHA-256 of the text shown, in lower-case hexadecimal; empty where that is not attested
 * @param source where the question stood; empty for a withdrawal, as is the locale
 * @param claimedAt when the client says that it was decided
 * @param gpc whether it came with Global Privacy Control
 * @param userAgent coarse, see {@link chat.mia.web.CoarseUserAgent}
 * @param linkedSubject the anonymous chain that a link brings to an account; empty for everything else
 */
record Decision(
        boolean withdrawal,
        SortedMap<String, Boolean> choices,
        String policyVersion,
        Optional<String> notice,
        Optional<String> source,
        Optional<String> locale,
        Optional<Instant> claimedAt,
        boolean gpc,
        String userAgent,
        Optional<UUID> linkedSubject) {

    Decision {
        choices = Collections.unmodifiableSortedMap(new TreeMap<>(choices));
    }

    /** The categories that were agreed to, ordered by name. */
    Set<String> granted() {
        Set<String> granted = new TreeSet<>();
        for (Map.Entry<String, Boolean> choice : choices.entrySet()) {
            if (choice.getValue()) {
                granted.add(choice.getKey());
            }
        }
        return granted;
    }

    /** What it is where no choice that counts was there before, or the same one. */
    Action first() {
        if (withdrawal) {
            return Action.WITHDRAW;
        }
        return granted().isEmpty() ? Action.REFUSE : Action.GRANT;
    }

    /** What it is where it replaces another choice that still counts. */
    Action replacing() {
        return withdrawal ? Action.WITHDRAW : Action.CHANGE;
    }
}
