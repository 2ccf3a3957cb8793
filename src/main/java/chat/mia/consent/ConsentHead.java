package chat.mia.consent;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The newest choice of an account or browser, as it is stored; what it is worth now is for {@link ConsentView} to say.
 *
 * @param choice empty where none was ever made
 */
public record ConsentHead(Optional<Choice> choice) {

    public static final ConsentHead UNSET = new ConsentHead(Optional.empty());

    /**
     * A choice that was made.
     *
     * @param policyVersion the version of the policy that it was made under
     * @param granted the ids of the categories that were agreed to; all others were refused
     * @param decidedAt when, by the server's clock, to the second
     * @param expiresAt from this second on it counts as not made
     * @param gpc whether it was made in a browser that sent Global Privacy Control
     */
    public record Choice(String policyVersion, Set<String> granted, Instant decidedAt, Instant expiresAt, boolean gpc) {

        public Choice {
            granted = java.util.Collections.unmodifiableSet(new TreeSet<>(granted));
        }
    }
}
