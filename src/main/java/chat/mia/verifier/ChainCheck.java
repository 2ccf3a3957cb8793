package chat.mia.verifier;

import chat.mia.consent.Chain;
import chat.mia.keys.Sha256;
import java.util.Arrays;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** One chain: its events in their order, then the row of its subject. */
final class ChainCheck {

    private final UUID subject;
    private final TreeMap<Long, byte[]> purged;
    private final Findings findings;
    private long seq;
    private byte[] head;
    private Optional<StoredEvent> newestChoice = Optional.empty();
    private boolean anyEvent;

    /** @param purged the hash by seq of each event that tombstones vouch for */
    ChainCheck(UUID subject, TreeMap<Long, byte[]> purged, Findings findings) {
        this.subject = subject;
        this.purged = purged;
        this.findings = findings;
        head = Chain.genesis(subject);
    }

    /** The event that stands next in the chain. */
    void take(StoredEvent event) {
        boolean follows = event.seq() == seq + 1 && Arrays.equals(event.prevHash(), head);
        if (!follows && !followsWhatWasPurged(event)) {
            findings.add(event.row(), whyNot(event));
        }
        if (!Arrays.equals(Sha256.of(event.prevHash(), event.contentHash()), event.hash())) {
            findings.add(event.row(), "its hash is not that of its prev_hash and content_hash");
        }
        seq = event.seq();
        head = event.hash();
        anyEvent = true;
        event.content().flatMap(content -> content.expiresAt()).ifPresent(whole -> newestChoice = Optional.of(event));
    }

    /** After the last event. */
    void end(Optional<StoredSubject> row) {
        Entry<Long, byte[]> lastPurged = purged.lastEntry();
        // What is in force may rest on an event that was purged.
        boolean choiceIsKnown = lastPurged == null
                || newestChoice
                        .filter(event -> event.seq() > lastPurged.getKey())
                        .isPresent();
        if (lastPurged != null && lastPurged.getKey() > seq) {
            seq = lastPurged.getKey();
            head = lastPurged.getValue();
        }
        if (row.isPresent()) {
            endsAs(row.get());
            if (choiceIsKnown) {
                new ChoiceCheck(findings).check(row.get(), newestChoice);
            }
        } else if (anyEvent) {
            findings.add(row(), "its chain has events, but its row is not there");
        }
    }

    private boolean followsWhatWasPurged(StoredEvent event) {
        return event.seq() > seq && Arrays.equals(event.prevHash(), purged.get(event.seq() - 1));
    }

    private String whyNot(StoredEvent event) {
        if (event.seq() <= seq) {
            return "seq " + event.seq() + " comes after seq " + seq + ": an event was inserted, or renumbered";
        }
        if (event.seq() > seq + 1) {
            return "the events from seq " + (seq + 1) + " to " + (event.seq() - 1)
                    + " are missing, and no tombstone says that they were purged";
        }
        return seq == 0
                ? "its prev_hash is not the beginning of this subject's chain"
                : "its prev_hash is not the hash of the event before it";
    }

    private void endsAs(StoredSubject stored) {
        if (stored.seq() > seq) {
            findings.add(
                    row(), "its seq is " + stored.seq() + ", but the chain ends with " + seq + ": its end was cut off");
        } else if (stored.seq() < seq) {
            findings.add(
                    row(), "its seq is " + stored.seq() + ", but the chain ends with " + seq + ": events were added");
        } else if (!Arrays.equals(stored.head(), head)) {
            findings.add(row(), "its head is not the hash of the chain's last event");
        }
    }

    private String row() {
        return "consent_subject " + subject;
    }
}
