package chat.mia.consent;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Reads events back from the ledger. */
final class StoredEvents {

    /** What {@link #from} reads, of {@code consent_event e} and {@code consent_subject consent}, to which it belongs. */
    static final String COLUMNS =
            "e.id, e.subject, e.seq, e.occurred_at, e.expires_at, e.claimed_at, e.action, e.choices,"
                    + " e.policy_version, e.notice_hash, e.source, e.locale, e.gpc, e.user_agent, e.linked_subject, e.hash,"
                    + " consent.salt";

    private StoredEvents() {}

    static Recorded from(Row row) {
        Action action = Action.valueOf(row.getString("action").toUpperCase(Locale.ROOT));
        ConsentEvent event = new ConsentEvent(
                row.getUUID("id"),
                instant(row, "occurred_at").orElseThrow(),
                instant(row, "expires_at"),
                decision(row));
        return new Recorded(event, action, place(row));
    }

    private static Decision decision(Row row) {
        return new Decision(
                row.getString("action").equals(Action.WITHDRAW.text()),
                choices(row.getJsonObject("choices")),
                row.getString("policy_version"),
                bytes(row, "notice_hash").map(HexFormat.of()::formatHex),
                Optional.ofNullable(row.getString("source")),
                Optional.ofNullable(row.getString("locale")),
                instant(row, "claimed_at"),
                row.getBoolean("gpc"),
                row.getString("user_agent"),
                Optional.ofNullable(row.getUUID("linked_subject")));
    }

    /** Empty also where the salt was destroyed: nothing must lead from such a chain to its receipts. */
    private static Optional<Place> place(Row row) {
        UUID subject = row.getUUID("subject");
        return bytes(row, "salt")
                .map(salt -> new Place(
                        subject, salt, row.getLong("seq"), bytes(row, "hash").orElseThrow()));
    }

    private static SortedMap<String, Boolean> choices(JsonObject stored) {
        SortedMap<String, Boolean> choices = new TreeMap<>();
        stored.forEach(choice -> choices.put(choice.getKey(), (Boolean) choice.getValue()));
        return choices;
    }

    private static Optional<byte[]> bytes(Row row, String column) {
        return Optional.ofNullable(row.getBuffer(column)).map(Buffer::getBytes);
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
