package chat.mia.consent;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;

/** Counts what gateways were told. */
@Startup
@ApplicationScoped
class VerdictCounts {

    private final Map<Verdict, Counter> counters = new EnumMap<>(Verdict.class);

    /** Registers all, so that a rare one is 0 and not absent until it happens. */
    VerdictCounts(MeterRegistry registry) {
        for (Verdict verdict : Verdict.values()) {
            counters.put(
                    verdict,
                    Counter.builder("mia.consent.check")
                            .description("Questions of gateways by what they were told")
                            .tag("decision", verdict.text())
                            .register(registry));
        }
    }

    void add(Verdict verdict) {
        counters.get(verdict).increment();
    }
}
