package chat.mia.session;

import chat.mia.session.SimulatedService.Answer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What lies between a browser and the service: it is slow, loses requests and answers, and delivers some of them late. */
final class SimulatedNetwork {

    /**
     * How late a request can arrive. Nobody waits for its answer, so its connection is closed, and Linux gives up what it
     * could not deliver over a closed connection after 8 attempts ({@code tcp_orphan_retries}), about 100 seconds.
     */
    private static final Duration LATEST = Duration.ofMinutes(2);

    /** Of messages: they are slow, some so slow that their sender gives up. */
    private static final double SLOW = 0.01;

    private final Timeline timeline;
    private final Chance chance;
    private final Conditions conditions;
    private final double lost;
    private Duration onlineAt = Duration.ZERO;

    /** @param lost the share of requests that are lost, and of answers */
    SimulatedNetwork(Timeline timeline, Chance chance, Conditions conditions, double lost) {
        this.timeline = timeline;
        this.chance = chance;
        this.conditions = conditions;
        this.lost = lost;
    }

    /** Until then nothing gets through, not even answers that are on their way. */
    void goOffline(Duration length) {
        onlineAt = Timeline.max(onlineAt, timeline.now().plus(length));
    }

    /** @param receiver gets the answer, unless it or the request is lost */
    void carry(Supplier<Optional<Answer>> request, Consumer<Answer> receiver) {
        if (offline()) {
            return;
        }
        if (chance.happens(lost)) {
            if (chance.happens(conditions.lateAfterAll)) {
                deliverLate(request);
            }
            return;
        }
        timeline.after(latency(), () -> request.get().ifPresent(answer -> carryBack(answer, receiver)));
        if (chance.happens(conditions.duplicated)) {
            deliverLate(request);
        }
    }

    private void carryBack(Answer answer, Consumer<Answer> receiver) {
        if (!chance.happens(lost)) {
            timeline.after(latency(), () -> {
                if (!offline()) {
                    receiver.accept(answer);
                }
            });
        }
    }

    private void deliverLate(Supplier<Optional<Answer>> request) {
        timeline.after(chance.between(Duration.ofSeconds(1), LATEST), request::get);
    }

    private Duration latency() {
        return chance.happens(SLOW) ? chance.gap(Duration.ofSeconds(6)) : chance.around(Duration.ofMillis(60), 1);
    }

    private boolean offline() {
        return timeline.now().compareTo(onlineAt) < 0;
    }
}
