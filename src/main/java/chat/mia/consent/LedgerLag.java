package chat.mia.consent;

import chat.mia.consent.CheckpointTable.State;
import chat.mia.time.TimeOrderedIds;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Measures for how long the oldest event without a seal has been waiting: much more than an hour means that none is made. */
@Startup
@ApplicationScoped
class LedgerLag {

    private final Clock clock;
    private volatile Optional<Instant> since = Optional.empty();

    LedgerLag(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        Gauge.builder("mia.consent.ledger.unsealed", this, LedgerLag::seconds)
                .description("Time since the oldest event that no checkpoint covers yet; 0 where there is none")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
    }

    /** Takes over what was found; where nothing can be sealed the newest checkpoint counts, since all after it waits. */
    void measure(State state) {
        since = state.restored() ? state.madeAt() : state.oldest().map(TimeOrderedIds::madeAt);
    }

    private double seconds() {
        return since.map(from ->
                        Math.max(0, Duration.between(from, clock.instant()).toSeconds()))
                .orElse(0L);
    }
}
