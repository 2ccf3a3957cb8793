package chat.mia.verifier;

import java.io.PrintStream;
import java.util.Locale;

/** Tells how far a long run is, every few seconds; says nothing of a quick one. */
final class Progress {

    private static final long INTERVAL_NANOS = 5_000_000_000L;

    /** The time is not asked for with each row. */
    private static final int ROWS_BETWEEN_LOOKS = 1024;

    private final PrintStream err;
    private final long begun = System.nanoTime();
    private long told = begun;
    private String what = "";
    private long estimated;
    private long done;

    Progress(PrintStream err) {
        this.err = err;
    }

    /**
     * Begins to count anew.
     *
     * @param estimated how many rows there may be; not positive where nobody knows
     */
    void begin(String what, long estimated) {
        this.what = what;
        this.estimated = estimated;
        done = 0;
    }

    /** One row more. */
    void step() {
        done++;
        if (done % ROWS_BETWEEN_LOOKS == 0 && System.nanoTime() - told > INTERVAL_NANOS) {
            told = System.nanoTime();
            err.println(text());
        }
    }

    double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }

    private String text() {
        return estimated > 0
                ? String.format(Locale.ROOT, "%s: %,d of about %,d", what, done, Math.max(estimated, done))
                : String.format(Locale.ROOT, "%s: %,d", what, done);
    }
}
