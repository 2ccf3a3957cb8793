package chat.mia.session;

import java.time.Duration;

/** When the owner of a session uses the app in two weeks, and what happens to the device meanwhile. */
final class OwnersHabits {

    static final Duration FORTNIGHT = Duration.ofDays(14);

    private static final Duration MORNING = Duration.ofHours(7);
    private static final Duration MIDNIGHT = Duration.ofHours(24);

    /** Half of the visits are shorter, one in four is shorter than an access token lives. */
    private static final Duration VISIT = Duration.ofMinutes(20);

    private static final Duration LONGEST_VISIT = Duration.ofHours(4);
    private static final Duration OFFLINE = Duration.ofMinutes(3);

    private final Timeline timeline;
    private final Chance chance;
    private final SimulatedBrowser browser;
    private final SimulatedNetwork network;

    OwnersHabits(Timeline timeline, Chance chance, SimulatedBrowser browser, SimulatedNetwork network) {
        this.timeline = timeline;
        this.chance = chance;
        this.browser = browser;
        this.network = network;
    }

    /** One to six visits a day; one day in ten without, and for a third of all owners up to five days on end. */
    void plan() {
        timeline.at(Duration.ZERO, this::visit);
        int away = chance.between(1, 13);
        int back = away + (chance.happens(0.33) ? chance.between(2, 5) : 0);
        for (int day = 0; day < FORTNIGHT.toDays(); day++) {
            boolean used = (day < away || day >= back) && !chance.happens(0.1);
            for (int visit = used ? chance.between(1, 6) : 0; visit > 0; visit--) {
                timeline.at(Duration.ofDays(day).plus(chance.between(MORNING, MIDNIGHT)), this::visit);
            }
        }
        timeline.at(chance.between(Duration.ZERO, FORTNIGHT), browser::update);
    }

    private void visit() {
        Duration length = chance.around(VISIT, 1);
        if (length.compareTo(LONGEST_VISIT) > 0) {
            length = LONGEST_VISIT;
        }
        browser.visit(length, chance.happens(0.3));
        if (chance.happens(0.15)) {
            Duration lasts = chance.around(OFFLINE, 1);
            timeline.after(chance.between(Duration.ZERO, length), () -> network.goOffline(lasts));
        }
    }
}
