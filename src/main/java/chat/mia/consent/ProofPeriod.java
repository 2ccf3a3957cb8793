package chat.mia.consent;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.Period;

/** How long the proof of a choice is kept after it stopped being in force. */
@Startup
@ApplicationScoped
class ProofPeriod {

    private static final Period LEAST = Period.ofYears(3);

    /** Three years from here have a leap day, so that a period of days is not taken for longer than it is. */
    private static final LocalDate BEFORE_A_LEAP_YEAR = LocalDate.of(2026, 1, 1);

    private final Period period;

    /** @throws IllegalStateException where the configured period is shorter than three years */
    ProofPeriod(ConsentConfig config) {
        period = config.proofPeriod();
        if (BEFORE_A_LEAP_YEAR.plus(period).isBefore(BEFORE_A_LEAP_YEAR.plus(LEAST))) {
            throw new IllegalStateException(
                    "mia.consent.proof-period must be at least P3Y, or proof would be missing, but is " + period);
        }
    }

    /** As PostgreSQL reads an interval: ISO 8601. */
    String text() {
        return period.toString();
    }
}
