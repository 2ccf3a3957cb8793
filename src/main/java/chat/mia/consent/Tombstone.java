package chat.mia.consent;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What is said of a month whose events go.
 *
 * @param chains how many had events in it
 * @param root over where each of these stood then, in the order of their subjects
 * @param previous the {@linkplain LedgerSeals#hash hash} of the newest tombstone; empty where there is none yet
 */
record Tombstone(YearMonth month, long events, long chains, byte[] root, Optional<String> previous) {

    /** The header {@code typ} of the signed form. */
    static final String TYPE = "consent-tombstone+jwt";

    /** Signs those of months that go together, in their order, each naming the one before. */
    static List<String> sign(List<Tombstone> months, LedgerSeals seals) {
        List<String> signed = new ArrayList<>();
        Optional<String> previous = months.get(0).previous();
        for (Tombstone month : months) {
            String jws = seals.sign(TYPE, month.claims(previous));
            previous = Optional.of(LedgerSeals.hash(jws));
            signed.add(jws);
        }
        return signed;
    }

    static Tombstone of(Row row) {
        return new Tombstone(
                YearMonth.from(row.getLocalDate("month")),
                row.getLong("events"),
                row.getLong("chains"),
                row.getBuffer("root").getBytes(),
                Optional.ofNullable(row.getString("previous")));
    }

    private JsonObject claims(Optional<String> before) {
        return new JsonObject()
                .put("month", month.toString())
                .put("events", events)
                .put("chains", chains)
                .put("root", HexFormat.of().formatHex(root))
                .put("previous", before.orElse(null));
    }
}
