package chat.mia.consent;

import chat.mia.testing.Tables;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Has the ledger sealed at once, for tests outside this package. */
@ApplicationScoped
public class Sealing {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Checkpoints checkpoints;
    private final Tables tables;

    Sealing(Checkpoints checkpoints, Tables tables) {
        this.checkpoints = checkpoints;
        this.tables = tables;
    }

    /** All that was recorded, as if the newest checkpoint had been made two hours ago. */
    public void seal() {
        tables.update("SET session_replication_role = replica;"
                + " UPDATE ledger_checkpoint SET made_at = made_at - interval '2 hours'");
        checkpoints.look().await().atMost(LIMIT);
    }
}
