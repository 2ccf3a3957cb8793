package chat.mia.verifier;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Walks the checkpoints and, beside them, the events in the order of commits: what was sealed must be there as it was, and
 * nothing among it that was not.
 */
final class Checkpoints {

    private final PurgedMonths purged;
    private final Noted noted;
    private final Findings findings;
    private final SealChain chain;
    private final Map<YearMonth, Long> sealedOfPurged = new HashMap<>();
    private Optional<StoredCheckpoint> newest = Optional.empty();
    private long unsealed;
    private Optional<SealedEvent> oldestUnsealed = Optional.empty();

    Checkpoints(PurgedMonths purged, PublicKeys keys, Noted noted, Findings findings) {
        this.purged = purged;
        this.noted = noted;
        this.findings = findings;
        chain = new SealChain(StoredCheckpoint.TYPE, keys, findings);
    }

    void check(Connection database, Progress progress) throws SQLException {
        try (Cursor<StoredCheckpoint> checkpoints =
                        Cursor.of(database, StoredCheckpoint.QUERY, StoredCheckpoint::read);
                Cursor<SealedEvent> events = Cursor.of(database, SealedEvent.QUERY, SealedEvent::read)) {
            while (checkpoints.hasNext() && !findings.full()) {
                check(checkpoints, events, progress);
            }
            while (events.hasNext() && !findings.full()) {
                leave(events.next());
                progress.step();
            }
        }
        if (!findings.full()) {
            purged.compareEvents(sealedOfPurged);
            noted.requireFound(findings);
        }
    }

    /** Empty where there is none. */
    Optional<StoredCheckpoint> newest() {
        return newest;
    }

    /** How many events came after the newest checkpoint. */
    long unsealed() {
        return unsealed;
    }

    Optional<SealedEvent> oldestUnsealed() {
        return oldestUnsealed;
    }

    /** All checkpoints that were made in one go. */
    private void check(Cursor<StoredCheckpoint> checkpoints, Cursor<SealedEvent> events, Progress progress)
            throws SQLException {
        StoredCheckpoint first = checkpoints.next();
        if (!first.after().equals(newest.map(StoredCheckpoint::upto))) {
            findings.add(first.row(), "it does not begin where the one before it ends");
        }
        accept(first);
        SealedRange range = new SealedRange(first, purged.months(), findings);
        while (checkpoints.peek().filter(range::includes).isPresent()) {
            StoredCheckpoint next = checkpoints.next();
            accept(next);
            range.add(next);
        }
        while (events.peek().filter(range::includes).isPresent() && !findings.full()) {
            range.add(events.next());
            progress.step();
        }
        range.compare();
    }

    private void accept(StoredCheckpoint checkpoint) {
        long due = newest.map(before -> before.number() + 1).orElse(1L);
        if (checkpoint.number() != due) {
            findings.add(checkpoint.row(), "number " + due + " should stand here: checkpoints were removed");
        }
        chain.take(checkpoint.row(), checkpoint.jws(), checkpoint.columns()).ifPresent(signed -> {
            if (!Place.isSaid(checkpoint.after(), signed.path("after"))
                    || !Place.isSaid(Optional.of(checkpoint.upto()), signed.path("upto"))) {
                findings.add(checkpoint.row(), "its range was altered: it is not what its jws says");
            }
        });
        if (purged.months().contains(checkpoint.month())) {
            sealedOfPurged.merge(checkpoint.month(), checkpoint.events(), Long::sum);
        }
        noted.look(checkpoint);
        newest = Optional.of(checkpoint);
    }

    private void leave(SealedEvent event) {
        if (purged.months().contains(Months.of(event.id()))) {
            findings.add("consent_event " + event.id(), PurgedMonths.STILL_THERE);
        }
        unsealed++;
        if (oldestUnsealed.isEmpty()) {
            oldestUnsealed = Optional.of(event);
        }
    }
}
