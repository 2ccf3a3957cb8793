package chat.mia.consent;

import chat.mia.consent.ConsentHead.Choice;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An account meets the choice that its browser made before anybody was signed in.
 *
 * @param account the account's newest choice
 * @param lastEventAt when anything was last recorded of the account; empty where nothing was
 * @param browser the anonymous chain's newest choice
 */
record Linking(ConsentHead account, Optional<Instant> lastEventAt, ConsentHead browser) {

    /**
     * The account's choice afterwards. What it takes from the browser keeps its times, so that linking prolongs nothing; a
     * choice that does not count any more stays where nothing takes its place.
     */
    ConsentHead after(Circumstances now) {
        Optional<Choice> held = counting(account, now);
        return counting(browser, now)
                .flatMap(brought -> held.isPresent() ? narrowed(held.get(), brought) : first(brought, now))
                .map(taken -> new ConsentHead(Optional.of(taken)))
                .orElse(account);
    }

    /** The choice of this head, where it still counts. */
    static Optional<Choice> counting(ConsentHead head, Circumstances now) {
        return head.choice().filter(choice -> now.objectionTo(head).isEmpty());
    }

    /** Whatever the account did last was done by somebody who was signed in, so it beats what came before it. */
    private Optional<Choice> first(Choice brought, Circumstances now) {
        boolean later =
                lastEventAt.map(last -> brought.decidedAt().isAfter(last)).orElse(true);
        boolean yesUnderSignal = now.gpc() && !brought.granted().isEmpty();
        return later && !yesUnderSignal ? Optional.of(brought) : Optional.empty();
    }

    /** A newer No counts in each category, an account's own No stays one: only what both allowed is left. */
    private static Optional<Choice> narrowed(Choice held, Choice brought) {
        Set<String> both = new TreeSet<>(held.granted());
        both.retainAll(brought.granted());
        if (!brought.decidedAt().isAfter(held.decidedAt()) || both.equals(held.granted())) {
            return Optional.empty();
        }
        return Optional.of(
                new Choice(brought.policyVersion(), both, brought.decidedAt(), brought.expiresAt(), brought.gpc()));
    }
}
