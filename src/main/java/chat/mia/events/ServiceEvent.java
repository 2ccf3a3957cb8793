package chat.mia.events;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Something that others must learn of. A replica that runs an older version passes on types that it does not know.
 *
 * @param type {@link #SESSION_ENDED} or {@link #CONSENT_CHANGED}
 * @param session whose tokens are no longer good for anything, where the type concerns one
 * @param account whose consent is no longer what tokens issued before say, where the type concerns one
 * @param choice what the account's consent is now, where the type concerns one; not told to other services. Empty where it
 *     has none
 * @param at when it happened
 */
public record ServiceEvent(
        String type, Optional<UUID> session, Optional<UUID> account, Optional<Choice> choice, Instant at) {

    public static final String SESSION_ENDED = "session-ended";
    public static final String CONSENT_CHANGED = "consent-changed";

    /**
     * What an account decided.
     *
     * @param decidedAt to the second; never before that of the event before, however the replicas' clocks differ
     * @param granted the ids of the categories that were agreed to
     */
    public record Choice(Instant decidedAt, Set<String> granted) {

        public Choice {
            granted = Set.copyOf(granted);
        }
    }
}
