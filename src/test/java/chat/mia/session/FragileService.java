package chat.mia.session;

import chat.mia.session.SimulatedService.Answer;
import chat.mia.web.CoarseUserAgent;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * A service whose database now and then falls over to a standby that lags behind: what was committed and answered in the
 * last moments is lost, and for a while nobody gets an answer.
 */
final class FragileService {

    /** Who shows a cookie. */
    enum Party {
        OWNER,
        THIEF
    }

    /** Of the failovers: the standby lags so far behind that a second rotation can be lost too. */
    private static final double LONG_LAGS = 0.2;

    private static final Duration SHORT_LAG = Duration.ofSeconds(5);
    /** Shorter than two minimum intervals, so that at most two generations are lost: more is AHEAD, as specified. */
    private static final Duration LONG_LAG = Duration.ofSeconds(59);

    private final SimulatedService service;
    private final Timeline timeline;
    private final Chance chance;
    private final Conditions conditions;
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final StringBuilder trail = new StringBuilder();
    private final BiConsumer<Party, Answer> watcher;
    private boolean doomed;
    private Duration backAt = Duration.ZERO;

    /** @param watcher is shown each answer before its receiver is */
    FragileService(
            SimulatedService service,
            Timeline timeline,
            Chance chance,
            Conditions conditions,
            BiConsumer<Party, Answer> watcher) {
        this.service = service;
        this.timeline = timeline;
        this.chance = chance;
        this.conditions = conditions;
        this.watcher = watcher;
    }

    /** The answer; empty while the database is away. */
    Optional<Answer> refresh(Party who, String cookie, CoarseUserAgent client) {
        if (timeline.now().compareTo(backAt) < 0) {
            return Optional.empty();
        }
        if (!doomed && chance.happens(conditions.failovers)) {
            doom();
        }
        Answer answer = service.refresh(cookie, client, timeline.now());
        outcomes.merge(answer.outcome(), 1, Integer::sum);
        note(who + " " + answer.generation() + " " + answer.outcome());
        watcher.accept(who, answer);
        return Optional.of(answer);
    }

    /** How often each outcome was seen. */
    Map<String, Integer> outcomes() {
        return outcomes;
    }

    /** What came to the database and when, to find out why a session ended. */
    String trail() {
        return trail.substring(Math.max(0, trail.length() - 500));
    }

    /** From here on everything is going to be lost. */
    private void doom() {
        doomed = true;
        service.save();
        Duration lag = chance.happens(LONG_LAGS)
                ? chance.between(SHORT_LAG, LONG_LAG)
                : chance.between(Duration.ofMillis(10), SHORT_LAG);
        timeline.after(lag, this::failOver);
    }

    private void failOver() {
        service.restore();
        doomed = false;
        outcomes.merge("failovers", 1, Integer::sum);
        note("failover");
        backAt = timeline.now().plus(chance.between(Duration.ofSeconds(5), Duration.ofSeconds(30)));
    }

    private void note(String what) {
        trail.append(" | ").append(timeline.now()).append(' ').append(what);
    }
}
