package chat.mia.session;

import java.time.Duration;
import java.util.Optional;

/**
 * What a thief made of a copied token.
 *
 * @param besideOwner whether the owner's tabs were open when the copy was made
 * @param firstUse when the copy was first taken; empty where it never was
 * @param lastRefresh when it, or what followed from it, was last taken
 * @param ownerNext when the owner's first refresh after that first use came in; empty where none did
 * @param ended when somebody was refused, and with that both
 */
record Robbery(
        Thief.Habit habit,
        boolean besideOwner,
        Optional<Duration> firstUse,
        Optional<Duration> lastRefresh,
        Optional<Duration> ownerNext,
        Optional<Duration> ended) {

    private static final Duration PROMISED = SimulatedBrowser.ACCESS_TOKEN.multipliedBy(2);

    /** Whether it can be told how long the thief went on after the owner's return: there was one. */
    boolean counts() {
        return ownerNext.isPresent();
    }

    boolean worked() {
        return firstUse.isPresent();
    }

    boolean foundOut() {
        return ended.isPresent();
    }

    /** From the owner's return to the thief's last refresh that was answered; nothing where that was before. */
    Duration refreshedFor() {
        return sinceReturn(Duration.ZERO);
    }

    /** The same to the end of the access token that the thief had last, if other services take it until then. */
    Duration usedFor() {
        return sinceReturn(SimulatedBrowser.ACCESS_TOKEN);
    }

    boolean inTime() {
        return usedFor().compareTo(PROMISED) <= 0;
    }

    private Duration sinceReturn(Duration more) {
        return lastRefresh
                .flatMap(last -> ownerNext.map(next -> last.plus(more).minus(next)))
                .map(length -> Timeline.max(length, Duration.ZERO))
                .orElse(Duration.ZERO);
    }
}
