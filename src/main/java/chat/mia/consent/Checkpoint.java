package chat.mia.consent;

import chat.mia.consent.CheckpointTable.Sealable;
import chat.mia.consent.CheckpointTable.State;
import chat.mia.time.TimeOrderedIds;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A signed root over events of one month.
 *
 * @param after the place that its events come after; empty where they are the first ones
 * @param upto the last place that it covers; the event there may be one of another month
 * @param jws its signed form, which says the same and names the checkpoint before
 */
record Checkpoint(
        long number,
        YearMonth month,
        Optional<LedgerPlace> after,
        LedgerPlace upto,
        long events,
        byte[] root,
        String jws) {

    /** The header {@code typ} of the signed form. */
    static final String TYPE = "consent-checkpoint+jwt";

    /**
     * Seals events: one checkpoint for each month among them, so that none covers two partitions, the oldest first.
     *
     * @param events at least one, in the order of commits
     */
    static List<Checkpoint> over(List<Sealable> events, State newest, LedgerSeals seals) {
        LedgerPlace upto = events.get(events.size() - 1).place();
        List<Checkpoint> made = new ArrayList<>();
        long number = newest.number();
        Optional<String> previous = newest.jws();
        for (var month : byMonth(events).entrySet()) {
            MerkleTree tree = month.getValue();
            JsonObject claims = claims(++number, month.getKey(), tree)
                    .put("after", newest.upto().map(Checkpoint::json).orElse(null))
                    .put("upto", json(upto))
                    .put("previous", previous.map(LedgerSeals::hash).orElse(null));
            String jws = seals.sign(TYPE, claims);
            made.add(new Checkpoint(number, month.getKey(), newest.upto(), upto, tree.size(), tree.root(), jws));
            previous = Optional.of(jws);
        }
        return made;
    }

    private static SortedMap<YearMonth, MerkleTree> byMonth(List<Sealable> events) {
        SortedMap<YearMonth, MerkleTree> months = new TreeMap<>();
        for (Sealable event : events) {
            UUID id = event.place().id();
            months.computeIfAbsent(
                            YearMonth.from(TimeOrderedIds.madeAt(id).atOffset(ZoneOffset.UTC)),
                            month -> new MerkleTree())
                    .add(leaf(id, event.hash()));
        }
        return months;
    }

    /** What stands for an event: the id puts one without a chain into its place, too. */
    static byte[] leaf(UUID id, byte[] hash) {
        return ByteBuffer.allocate(16 + hash.length)
                .put(Chain.bytes(id))
                .put(hash)
                .array();
    }

    private static JsonObject claims(long number, YearMonth month, MerkleTree tree) {
        return new JsonObject()
                .put("number", number)
                .put("month", month.toString())
                .put("events", tree.size())
                .put("root", HexFormat.of().formatHex(tree.root()));
    }

    private static JsonObject json(LedgerPlace place) {
        return new JsonObject().put("xid", place.xid()).put("id", place.id().toString());
    }
}
