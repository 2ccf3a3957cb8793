package chat.mia.verifier;

import chat.mia.consent.MerkleTree;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/** The checkpoints that were made in one go, and the events between the places that they name. */
final class SealedRange {

    private final Map<YearMonth, StoredCheckpoint> checkpoints = new HashMap<>();
    private final Map<YearMonth, MerkleTree> trees = new HashMap<>();
    private final StoredCheckpoint first;
    private final Set<YearMonth> purged;
    private final Findings findings;

    /** @param purged the months that have a tombstone */
    SealedRange(StoredCheckpoint first, Set<YearMonth> purged, Findings findings) {
        this.first = first;
        this.purged = Set.copyOf(purged);
        this.findings = findings;
        checkpoints.put(first.month(), first);
    }

    boolean includes(StoredCheckpoint checkpoint) {
        return first.isSealedWith(checkpoint);
    }

    void add(StoredCheckpoint checkpoint) {
        if (checkpoints.put(checkpoint.month(), checkpoint) != null) {
            findings.add(checkpoint.row(), "it seals events that another one has sealed");
        }
    }

    boolean includes(SealedEvent event) {
        return event.place().compareTo(first.upto()) <= 0;
    }

    void add(SealedEvent event) {
        YearMonth month = Months.of(event.id());
        if (purged.contains(month)) {
            findings.add("consent_event " + event.id(), PurgedMonths.STILL_THERE);
        } else if (checkpoints.containsKey(month)) {
            trees.computeIfAbsent(month, none -> new MerkleTree()).add(event.leaf());
        } else {
            findings.add(
                    "consent_event " + event.id(),
                    "it lies before " + first.row() + " ends, but no checkpoint covers it: it was inserted later");
        }
    }

    /** After the last event. */
    void compare() {
        checkpoints.values().stream()
                .sorted((one, other) -> Long.compare(one.number(), other.number()))
                .filter(checkpoint -> !purged.contains(checkpoint.month()))
                .forEach(this::compare);
    }

    private void compare(StoredCheckpoint checkpoint) {
        MerkleTree tree = trees.getOrDefault(checkpoint.month(), new MerkleTree());
        String covered = " of " + checkpoint.month() + " up to transaction "
                + Long.toUnsignedString(checkpoint.upto().xid());
        if (tree.size() != checkpoint.events()) {
            findings.add(
                    checkpoint.row(),
                    "it seals " + checkpoint.events() + " events" + covered + ", but there are " + tree.size()
                            + ": events were removed or inserted");
        } else if (!HexFormat.of().formatHex(tree.root()).equals(checkpoint.root())) {
            findings.add(
                    checkpoint.row(),
                    "the " + checkpoint.events() + " events" + covered
                            + " are not those that it seals: one was replaced");
        }
    }
}
