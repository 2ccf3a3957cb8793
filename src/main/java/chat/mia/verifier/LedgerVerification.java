package chat.mia.verifier;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Everything that can be found out of a ledger, in one pass by chain and one in the order of commits. */
final class LedgerVerification {

    /** What autovacuum last counted; negative where it never did. */
    private static final String ESTIMATE = """
            SELECT coalesce(sum(reltuples) FILTER (WHERE reltuples > 0), 0)::bigint
            FROM pg_class JOIN pg_inherits ON inhrelid = pg_class.oid WHERE inhparent = 'consent_event'::regclass
            """;

    private final Connection database;
    private final PublicKeys keys;
    private final Findings findings;
    private final Progress progress;

    /** @param database in a transaction that sees one state of everything, see {@link LedgerDatabase} */
    LedgerVerification(Connection database, PublicKeys keys, Findings findings, Progress progress) {
        this.database = database;
        this.keys = keys;
        this.findings = findings;
        this.progress = progress;
    }

    /** Looks at all of it, or until enough is found. */
    LedgerReport run(Noted noted) throws SQLException {
        long estimated = estimate();
        progress.begin("events checked", estimated);
        EventCheck check = new EventCheck(StoredNotices.check(database, findings), findings);
        PurgedMonths purged = PurgedMonths.read(database, keys, findings);
        LedgerReport report = new LedgerReport(keys, purged.months().size(), noted);
        try (Chains chains = new Chains(database, check, findings)) {
            chains.check(progress);
            if (!findings.full()) {
                purged.compareChains(chains.purgedTrees());
            }
            report.chains(chains);
        }
        report.loose(LooseEvents.check(database, check, findings, progress));
        Links.check(database, findings);
        progress.begin("events compared with checkpoints", estimated);
        Checkpoints checkpoints = new Checkpoints(purged, keys, noted, findings);
        checkpoints.check(database, progress);
        report.checkpoints(checkpoints);
        return report;
    }

    private long estimate() throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(ESTIMATE);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
