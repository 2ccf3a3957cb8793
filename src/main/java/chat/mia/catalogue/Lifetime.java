package chat.mia.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/**
 * How long something is kept on a device.
 *
 * @param kind until the browser closes, until it is deleted, or for a period
 * @param period set for {@link Kind#PERIOD} only
 */
public record Lifetime(Kind kind, Optional<Period> period) {

    /** How an end is given. */
    public enum Kind {
        SESSION,
        PERSISTENT,
        PERIOD
    }

    /**
     * Reads {@code session}, {@code persistent} or an ISO 8601 period of days or months.
     *
     * @throws IllegalArgumentException for anything else, and for a period that is zero or negative
     */
    public static Lifetime valueOf(String text) {
        return switch (text) {
            case "session" -> new Lifetime(Kind.SESSION, Optional.empty());
            case "persistent" -> new Lifetime(Kind.PERSISTENT, Optional.empty());
            default -> new Lifetime(Kind.PERIOD, Optional.of(positive(text)));
        };
    }

    /**
     * The longest that the period can be, whenever it begins: 31 days a month, 366 a year. Empty where there is none.
     */
    public Optional<Duration> longest() {
        return period.map(from ->
                Duration.ofDays(from.toTotalMonths() / 12 * 366 + from.toTotalMonths() % 12 * 31 + from.getDays()));
    }

    /** When what is kept from now on ends, in calendar days and months of UTC; empty where no period says so. */
    Optional<Instant> end(Instant now) {
        return period.map(from -> now.atOffset(ZoneOffset.UTC).plus(from).toInstant());
    }

    /** As {@link #valueOf} reads it. */
    public String text() {
        return period.map(Period::toString).orElseGet(() -> kind.name().toLowerCase(Locale.ROOT));
    }

    private static Period positive(String text) {
        try {
            Period period = Period.parse(text);
            if (!period.isNegative() && !period.isZero()) {
                return period;
            }
        } catch (java.time.format.DateTimeParseException e) {
            // Said below, together with the periods that can be read but make no sense.
        }
        throw new IllegalArgumentException(
                "A lifetime is session, persistent or a period like P30D or P12M, but not " + text);
    }
}
