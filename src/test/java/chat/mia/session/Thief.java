package chat.mia.session;

import chat.mia.session.FragileService.Party;
import chat.mia.session.SimulatedService.Answer;
import chat.mia.web.CoarseUserAgent;
import java.time.Duration;
import java.util.Optional;

/** Has copied the cookies of a browser once, and makes the most of them over a network that loses nothing. */
final class Thief {

    /** When a thief uses the copy. */
    enum Habit {
        /** At once, and then whenever the access token is over. */
        REGULAR("at once, then every 10 minutes"),
        /** At once, and then again and again. */
        POLLING("at once, then every minute"),
        /** At once and never again. */
        ONCE("at once, once"),
        /** When the owner has been away for an access token's lifetime, and then whenever the access token is over. */
        NIGHTLY("when the owner has left, then every 10 minutes"),
        /** Some hours later. */
        PATIENT("hours later, then every 10 minutes"),
        /**
         * Just after the owner's access token has ended, hoping that the owner was quicker: within the grace that gives
         * the owner's own successor, and nobody notices.
         */
        SHADOWING("within seconds of the owner's refresh, if guessed right");

        final String meaning;

        Habit(String meaning) {
            this.meaning = meaning;
        }
    }

    private static final Duration GUESS = Duration.ofSeconds(20);

    private final Timeline timeline;
    private final Chance chance;
    private final SimulatedBrowser victim;
    private final FragileService service;
    private final Habit habit;
    private final CoarseUserAgent client;

    private String cookie;
    private boolean besideOwner;
    private Optional<Duration> firstUse = Optional.empty();
    private Optional<Duration> lastRefresh = Optional.empty();

    Thief(
            Timeline timeline,
            Chance chance,
            SimulatedBrowser victim,
            FragileService service,
            Habit habit,
            Optional<CoarseUserAgent> otherClient) {
        this.timeline = timeline;
        this.chance = chance;
        this.victim = victim;
        this.service = service;
        this.habit = habit;
        this.client = otherClient.orElseGet(victim::client);
    }

    Habit habit() {
        return habit;
    }

    /** Whether the owner's tabs were open when the copy was made. */
    boolean besideOwner() {
        return besideOwner;
    }

    /** When the copy first worked; empty where it never did. */
    Optional<Duration> firstUse() {
        return firstUse;
    }

    /** When a copied token was last taken; the access token that came with it lives on for its time. */
    Optional<Duration> lastRefresh() {
        return lastRefresh;
    }

    void steal() {
        cookie = victim.cookie();
        besideOwner = timeline.now().compareTo(victim.visitEnds()) < 0;
        switch (habit) {
            case REGULAR, POLLING, ONCE -> use();
            case NIGHTLY -> waitUntilOwnerLeft();
            case PATIENT -> timeline.after(chance.between(Duration.ofHours(1), Duration.ofHours(12)), this::use);
            case SHADOWING -> timeline.at(victim.accessEnds().plus(GUESS), this::use);
        }
    }

    private void waitUntilOwnerLeft() {
        Duration gone = victim.visitEnds().plus(SimulatedBrowser.ACCESS_TOKEN);
        if (timeline.now().compareTo(gone) >= 0) {
            use();
        } else {
            timeline.at(gone, this::waitUntilOwnerLeft);
        }
    }

    private void use() {
        service.refresh(Party.THIEF, cookie, client)
                .ifPresentOrElse(this::take, () -> timeline.after(Duration.ofSeconds(10), this::use));
    }

    private void take(Answer answer) {
        answer.cookie().ifPresent(next -> {
            cookie = next;
            firstUse = firstUse.or(() -> Optional.of(timeline.now()));
            lastRefresh = Optional.of(timeline.now());
            useAgain();
        });
    }

    private void useAgain() {
        switch (habit) {
            case REGULAR, NIGHTLY, PATIENT -> timeline.after(SimulatedBrowser.ACCESS_TOKEN, this::use);
            case POLLING -> timeline.after(chance.between(Duration.ofSeconds(31), Duration.ofSeconds(90)), this::use);
            case SHADOWING -> timeline.after(SimulatedBrowser.ACCESS_TOKEN.plus(GUESS), this::use);
            case ONCE -> {}
        }
    }
}
