package chat.mia.consent;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;

/** When a choice ends, in calendar months of UTC, so that the same day of the next year is meant. */
@Startup
@ApplicationScoped
class ConsentLifetimes {

    private static final Period GRANT = Period.ofMonths(12);

    /** No leap day follows within a year, so that 366 days are longer than 12 months. */
    private static final LocalDate COMMON_YEAR = LocalDate.of(2026, 1, 1);

    private final Period refusal;

    /** @throws IllegalStateException where the configured period is not positive or longer than 12 months */
    ConsentLifetimes(ConsentConfig config) {
        refusal = config.refusalLifetime();
        boolean tooLong = COMMON_YEAR.plus(refusal).isAfter(COMMON_YEAR.plus(GRANT));
        if (refusal.isNegative() || refusal.isZero() || tooLong) {
            throw new IllegalStateException(
                    "mia.consent.refusal-lifetime must be longer than nothing and at most P12M, but is " + refusal);
        }
    }

    /** The first instant at which a choice does not count any more. */
    Instant end(Decision decision, Instant occurredAt) {
        return occurredAt
                .atOffset(ZoneOffset.UTC)
                .plus(decision.granted().isEmpty() ? refusal : GRANT)
                .toInstant();
    }
}
