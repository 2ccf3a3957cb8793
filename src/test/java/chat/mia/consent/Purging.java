package chat.mia.consent;

import chat.mia.testing.Tables;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.YearMonth;

/** Has months purged at once, for tests outside this package. */
@ApplicationScoped
public class Purging {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ProofRetention retention;
    private final FiguresRollUp figures;
    private final Tables tables;

    Purging(ProofRetention retention, FiguresRollUp figures, Tables tables) {
        this.retention = retention;
        this.figures = figures;
        this.tables = tables;
    }

    /** So that what is chosen in a month long past lies where it belongs. */
    public void makePartition(YearMonth month) {
        tables.query("SELECT make_consent_partition(?::timestamptz)", month.atDay(15) + "T00:00:00Z");
    }

    /** All sealed months whose proof has served its time. */
    public void purge() {
        figures.count().await().atMost(LIMIT);
        retention.purge().await().atMost(LIMIT);
    }
}
