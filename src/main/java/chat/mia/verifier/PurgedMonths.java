package chat.mia.verifier;

import chat.mia.consent.MerkleTree;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The tombstones: what is left of the months whose proof has served its time. */
final class PurgedMonths {

    static final String STILL_THERE = "it is of a month that was purged: it was inserted later";

    private static final String TYPE = "consent-tombstone+jwt";

    private static final String QUERY = "SELECT month, events, chains, root, jws FROM ledger_tombstone ORDER BY month";

    private record Tombstone(YearMonth month, long events, long chains, String root, String jws) {

        private static Tombstone read(ResultSet row) throws SQLException {
            return new Tombstone(
                    Months.read(row, 1),
                    row.getLong(2),
                    row.getLong(3),
                    HexFormat.of().formatHex(StoredEvent.bytes(row, 4)),
                    row.getString(5));
        }

        private String row() {
            return row(month);
        }

        private static String row(YearMonth month) {
            return "ledger_tombstone " + month;
        }
    }

    private final Map<YearMonth, Tombstone> tombstones = new TreeMap<>();
    private final Findings findings;

    private PurgedMonths(Findings findings) {
        this.findings = findings;
    }

    /** Reads all, few as there are, and checks what each signs. */
    static PurgedMonths read(Connection database, PublicKeys keys, Findings findings) throws SQLException {
        PurgedMonths months = new PurgedMonths(findings);
        SealChain chain = new SealChain(TYPE, keys, findings);
        try (Cursor<Tombstone> rows = Cursor.of(database, QUERY, Tombstone::read)) {
            while (rows.hasNext() && !findings.full()) {
                Tombstone tombstone = rows.next();
                chain.take(
                        tombstone.row(),
                        tombstone.jws(),
                        Map.of(
                                "month", tombstone.month().toString(),
                                "events", Long.toString(tombstone.events()),
                                "chains", Long.toString(tombstone.chains()),
                                "root", tombstone.root()));
                months.tombstones.put(tombstone.month(), tombstone);
            }
        }
        return months;
    }

    Set<YearMonth> months() {
        return tombstones.keySet();
    }

    /** @param trees over what {@code ledger_tombstone_chain} has of each month */
    void compareChains(Map<YearMonth, MerkleTree> trees) {
        new TreeMap<>(trees).forEach((month, tree) -> {
            if (!tombstones.containsKey(month)) {
                findings.add("ledger_tombstone_chain " + month, "it has rows of a month that has no tombstone");
            }
        });
        tombstones.forEach((month, tombstone) -> {
            MerkleTree tree = trees.getOrDefault(month, new MerkleTree());
            if (tree.size() != tombstone.chains()
                    || !HexFormat.of().formatHex(tree.root()).equals(tombstone.root())) {
                findings.add(tombstone.row(), "the rows of ledger_tombstone_chain are not those that it vouches for");
            }
        });
    }

    /** @param sealed how many events of each purged month the checkpoints have sealed */
    void compareEvents(Map<YearMonth, Long> sealed) {
        tombstones.forEach((month, tombstone) -> {
            long events = sealed.getOrDefault(month, 0L);
            if (events != tombstone.events()) {
                findings.add(
                        tombstone.row(),
                        "it says that " + tombstone.events() + " events were purged, but checkpoints have sealed "
                                + events);
            }
        });
    }
}
