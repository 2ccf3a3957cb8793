package chat.mia.catalogue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumMap;
import java.util.Map;

/** Counts the cookies that were kept from browsers; any at all is a mistake in the program. */
@Startup
@ApplicationScoped
class RefusedCookieCounts {

    private final Map<CookieRefusal, Counter> counters = new EnumMap<>(CookieRefusal.class);

    /** Registers all, so that none is absent until it happens. */
    RefusedCookieCounts(MeterRegistry registry) {
        for (CookieRefusal why : CookieRefusal.values()) {
            counters.put(
                    why,
                    Counter.builder("mia.cookies.refused")
                            .description("Cookies that were kept from browsers, by the reason")
                            .tag("reason", why.reason())
                            .register(registry));
        }
    }

    void count(@Observes RefusedCookie refused) {
        counters.get(refused.why()).increment();
    }
}
