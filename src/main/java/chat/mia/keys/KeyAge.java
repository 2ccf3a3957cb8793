package chat.mia.keys;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Measures how long the active key has been signing: much more than the period means that keys do not rotate. */
@Startup
@ApplicationScoped
class KeyAge {

    private final SigningKeys keys;
    private final Clock clock;

    KeyAge(MeterRegistry registry, SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
        Gauge.builder("mia.keys.age", this, KeyAge::seconds)
                .description("Time since the active signing key was activated")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
    }

    private double seconds() {
        return Duration.between(keys.activeSince(), clock.instant()).toSeconds();
    }
}
