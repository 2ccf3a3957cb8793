package chat.mia.verifier;

import chat.mia.consent.MerkleTree;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Walks all chains. Events, subjects and what tombstones vouch for come in the order of the subjects, so that the three are
 * merged while they come.
 */
final class Chains implements AutoCloseable {

    private static final String EVENTS =
            "SELECT " + StoredEvent.COLUMNS + " FROM consent_event WHERE subject IS NOT NULL ORDER BY subject, seq";

    private static final String SUBJECTS = "SELECT " + StoredSubject.COLUMNS + " FROM consent_subject ORDER BY id";

    private static final String PURGED =
            "SELECT " + PurgedChain.COLUMNS + " FROM ledger_tombstone_chain ORDER BY subject, month";

    private final Cursor<StoredEvent> events;
    private final Cursor<StoredSubject> subjects;
    private final Cursor<PurgedChain> purged;
    private final EventCheck check;
    private final Findings findings;
    private final Map<YearMonth, MerkleTree> purgedTrees = new HashMap<>();
    private long chains;
    private long chained;

    Chains(Connection database, EventCheck check, Findings findings) throws SQLException {
        this.check = check;
        this.findings = findings;
        events = Cursor.of(database, EVENTS, StoredEvent::read);
        subjects = Cursor.of(database, SUBJECTS, StoredSubject::read);
        purged = Cursor.of(database, PURGED, PurgedChain::read);
    }

    void check(Progress progress) throws SQLException {
        Optional<UUID> next = next();
        while (next.isPresent() && !findings.full()) {
            check(next.get(), progress);
            next = next();
        }
    }

    /** How many there are, also those without an event. */
    long chains() {
        return chains;
    }

    /** How many events they have. */
    long events() {
        return chained;
    }

    /** By month, a tree over what its tombstone must vouch for. */
    Map<YearMonth, MerkleTree> purgedTrees() {
        return purgedTrees;
    }

    private Optional<UUID> next() {
        return Stream.of(
                        events.peek().flatMap(StoredEvent::subject),
                        subjects.peek().map(StoredSubject::id),
                        purged.peek().map(PurgedChain::subject))
                .flatMap(Optional::stream)
                .min(IdOrder.BY_BYTES);
    }

    private void check(UUID subject, Progress progress) throws SQLException {
        ChainCheck chain = new ChainCheck(subject, purgedOf(subject), findings);
        while (events.peek()
                        .flatMap(StoredEvent::subject)
                        .filter(subject::equals)
                        .isPresent()
                && !findings.full()) {
            StoredEvent event = events.next();
            check.check(event);
            chain.take(event);
            chained++;
            progress.step();
        }
        chain.end(
                subjects.peek().filter(row -> row.id().equals(subject)).isPresent()
                        ? Optional.of(subjects.next())
                        : Optional.empty());
        chains++;
    }

    private TreeMap<Long, byte[]> purgedOf(UUID subject) throws SQLException {
        TreeMap<Long, byte[]> hashes = new TreeMap<>();
        while (purged.peek().filter(row -> row.subject().equals(subject)).isPresent()) {
            PurgedChain row = purged.next();
            hashes.put(row.seq(), row.hash());
            purgedTrees.computeIfAbsent(row.month(), month -> new MerkleTree()).add(row.leaf());
        }
        return hashes;
    }

    @Override
    public void close() throws SQLException {
        try (events;
                subjects;
                purged) {
            purgedTrees.clear();
        }
    }
}
