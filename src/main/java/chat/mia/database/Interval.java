package chat.mia.database;

import java.time.Duration;

/** Durations as PostgreSQL takes them. */
public final class Interval {

    private Interval() {}

    /** For {@code make_interval(secs => …)}, which takes fractions; to the millisecond. */
    public static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
