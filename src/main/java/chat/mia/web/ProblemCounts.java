package chat.mia.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Counts refusals by their problem type. They are a closed list, so that nobody can make new series. */
@Startup
@ApplicationScoped
class ProblemCounts {

    private final Map<String, Counter> counters = new ConcurrentHashMap<>();
    private final MeterRegistry registry;

    ProblemCounts(MeterRegistry registry) {
        this.registry = registry;
        // Somebody is woken up when these rise, and a series that begins with its first rise has not risen.
        Stream.of(WebProblem.INTERNAL_ERROR, WebProblem.TEMPORARILY_UNAVAILABLE)
                .forEach(type -> counters.put(type.slug(), counter(type.slug())));
    }

    void add(ProblemType type) {
        counters.computeIfAbsent(type.slug(), this::counter).increment();
    }

    private Counter counter(String slug) {
        return Counter.builder("mia.problems")
                .description("Refusals and failures by the problem type that was answered")
                .tag("type", slug)
                .register(registry);
    }
}
