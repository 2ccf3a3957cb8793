package chat.mia.session;

import chat.mia.session.FragileService.Party;
import chat.mia.session.SimulatedService.Answer;
import chat.mia.web.CoarseUserAgent;
import java.time.Duration;

/**
 * A browser with up to four tabs that share their cookies, and the app in each. It does what the HTTP contract tells
 * clients to do: refresh when the access token is over or gone, retry later with the cookie that is there then, give up
 * waiting after 10 seconds.
 */
final class SimulatedBrowser {

    static final Duration ACCESS_TOKEN = Duration.ofMinutes(10);

    private static final Duration TIME_OUT = Duration.ofSeconds(10);
    /** On average, of each tab. */
    private static final Duration BETWEEN_CALLS = Duration.ofSeconds(90);

    private static final int FIRST_VERSION = 140;
    private static final String USER_AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:%d.0) Gecko/20100101 Firefox/%<d.0";

    static final CoarseUserAgent FIRST_CLIENT = CoarseUserAgent.of(USER_AGENT.formatted(FIRST_VERSION));

    private final Timeline timeline;
    private final Chance chance;
    private final SimulatedNetwork network;
    private final FragileService service;
    private final int tabs;
    private final boolean singleFlight;

    private String cookie;
    private Duration accessEnds = ACCESS_TOKEN;
    private Duration visitEnds = Duration.ZERO;
    private int version = FIRST_VERSION;
    private int waiting;
    private boolean signedOut;

    SimulatedBrowser(
            Timeline timeline, Chance chance, SimulatedNetwork network, FragileService service, String cookie) {
        this.timeline = timeline;
        this.chance = chance;
        this.network = network;
        this.service = service;
        this.cookie = cookie;
        this.tabs = chance.happens(0.6) ? chance.between(2, 4) : 1;
        this.singleFlight = chance.happens(0.5);
    }

    String cookie() {
        return cookie;
    }

    Duration accessEnds() {
        return accessEnds;
    }

    /** When its tabs are closed, or were. */
    Duration visitEnds() {
        return visitEnds;
    }

    CoarseUserAgent client() {
        return CoarseUserAgent.of(USER_AGENT.formatted(version));
    }

    void update() {
        version++;
    }

    /**
     * Opens the tabs, all within two seconds, for that long.
     *
     * @param restarted the browser was closed meanwhile, and only cookies with an age are left
     */
    void visit(Duration length, boolean restarted) {
        boolean open = timeline.now().compareTo(visitEnds) < 0;
        visitEnds = Timeline.max(visitEnds, timeline.now().plus(length));
        if (open) {
            return;
        }
        if (restarted) {
            accessEnds = Duration.ZERO;
        }
        for (int tab = 0; tab < tabs; tab++) {
            timeline.after(chance.between(Duration.ZERO, Duration.ofSeconds(2)), this::use);
        }
    }

    private void use() {
        if (isOpen()) {
            call();
            timeline.after(chance.gap(BETWEEN_CALLS), this::use);
        }
    }

    /** With single flight, who finds another tab waiting finds its token at the next call. */
    private void call() {
        boolean free = !singleFlight || waiting == 0;
        if (isOpen() && free && timeline.now().compareTo(accessEnds) >= 0) {
            refresh();
        }
    }

    private boolean isOpen() {
        return !signedOut && timeline.now().compareTo(visitEnds) < 0;
    }

    private void refresh() {
        String shown = cookie;
        Waiting attempt = new Waiting();
        waiting++;
        timeline.after(TIME_OUT, attempt::giveUp);
        CoarseUserAgent client = client();
        network.carry(() -> service.refresh(Party.OWNER, shown, client), attempt::take);
    }

    /** One refresh whose answer is awaited. */
    private final class Waiting {

        private boolean over;

        void take(Answer answer) {
            if (over) {
                return;
            }
            finish();
            answer.cookie().ifPresentOrElse(this::keep, () -> signedOut = true);
        }

        private void keep(String next) {
            cookie = next;
            accessEnds = timeline.now().plus(ACCESS_TOKEN);
        }

        void giveUp() {
            if (!over) {
                finish();
                timeline.after(
                        chance.between(Duration.ofSeconds(1), Duration.ofSeconds(20)), SimulatedBrowser.this::call);
            }
        }

        private void finish() {
            over = true;
            waiting--;
        }
    }
}
