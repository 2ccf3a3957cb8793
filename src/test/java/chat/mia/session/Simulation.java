package chat.mia.session;

import chat.mia.session.FragileService.Party;
import chat.mia.session.SimulatedService.Answer;
import chat.mia.web.CoarseUserAgent;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One session over two weeks, drawn from a seed: its owner alone, or with a thief. */
final class Simulation {

    /** Who steals, if anybody. */
    enum Theft {
        NONE,
        /** The worst case: from a browser like the owner's. */
        BY_LIKENESS,
        BY_STRANGER
    }

    /**
     * How a session went.
     *
     * @param refused who was the first to be told that it is over; empty where it is not
     * @param outcomes how often each was seen
     * @param thief empty where there was none
     * @param trail its last moments
     */
    record Course(Optional<Party> refused, Map<String, Integer> outcomes, Optional<Robbery> thief, String trail) {}

    /** Late enough to have been used, early enough for the owner to come back. */
    private static final Duration EARLIEST_THEFT = Duration.ofMinutes(1);

    private static final Duration LATEST_THEFT = Duration.ofDays(13);

    private static final CoarseUserAgent STRANGER = new CoarseUserAgent("Chrome", "Windows");

    private final Timeline timeline = new Timeline();
    private final FragileService service;
    private final Optional<Thief> thief;
    private Optional<Duration> ownerNext = Optional.empty();
    private Optional<Duration> ended = Optional.empty();
    private Optional<Party> refused = Optional.empty();

    private Simulation(SimulatedService backend, long seed, Conditions conditions, Theft theft) {
        Chance chance = Chance.of(seed);
        service = new FragileService(backend, timeline, chance.split(), conditions, this::watch);
        SimulatedNetwork network =
                new SimulatedNetwork(timeline, chance.split(), conditions, chance.between(0.01, 0.05));
        String cookie = backend.signIn(SimulatedBrowser.FIRST_CLIENT);
        SimulatedBrowser browser = new SimulatedBrowser(timeline, chance.split(), network, service, cookie);
        new OwnersHabits(timeline, chance.split(), browser, network).plan();
        thief = theft == Theft.NONE ? Optional.empty() : Optional.of(thief(chance, browser, theft));
    }

    /** The same seed gives the same course, whatever runs beside it. */
    static Course run(SimulatedService backend, long seed, Conditions conditions, Theft theft) {
        Simulation simulation = new Simulation(backend, seed, conditions, theft);
        simulation.timeline.runUntil(OwnersHabits.FORTNIGHT);
        return simulation.course();
    }

    private Thief thief(Chance chance, SimulatedBrowser browser, Theft theft) {
        Optional<CoarseUserAgent> client = theft == Theft.BY_STRANGER ? Optional.of(STRANGER) : Optional.empty();
        Thief made = new Thief(timeline, chance.split(), browser, service, chance.oneOf(Thief.Habit.values()), client);
        timeline.at(chance.between(EARLIEST_THEFT, LATEST_THEFT), made::steal);
        return made;
    }

    /** Without a thief there is nothing more to be learnt from a session that was refused. */
    private void watch(Party party, Answer answer) {
        if (party == Party.OWNER && thief.flatMap(Thief::firstUse).isPresent()) {
            ownerNext = ownerNext.or(() -> Optional.of(timeline.now()));
        }
        if (answer.cookie().isEmpty()) {
            refused = refused.or(() -> Optional.of(party));
            ended = ended.or(() -> Optional.of(timeline.now()));
            if (thief.isEmpty() || party == Party.THIEF) {
                timeline.stop();
            }
        }
    }

    private Course course() {
        return new Course(
                refused,
                service.outcomes(),
                thief.map(one -> new Robbery(
                        one.habit(), one.besideOwner(), one.firstUse(), one.lastRefresh(), ownerNext, ended)),
                service.trail());
    }
}
