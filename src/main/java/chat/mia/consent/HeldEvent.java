package chat.mia.consent;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An event of a chain, as its owner gets it. The members that its hash covers have the names that they have there, so that
 * it can be computed again.
 */
@RegisterForReflection
public record HeldEvent(
        UUID subject,
        long seq,

        @Schema(description = "Also that of its receipt, which /api/v1/consent/receipts/{eventId} gives again")
        UUID id,

        String action,
        Instant occurredAt,
        @Schema(nullable = true) Instant expiresAt,
        @Schema(nullable = true) Instant claimedAt,
        Map<String, Boolean> choices,
        String policyVersion,
        @Schema(nullable = true) String noticeHash,
        @Schema(nullable = true) String source,
        @Schema(nullable = true) String locale,
        boolean gpc,

        @Schema(description = "Browser family and platform") String userAgent,

        @Schema(nullable = true, description = "Of a link: the subject of the chain that it brought")
        UUID linkedSubject,

        String contentHash,
        String prevHash,
        String hash) {

    public HeldEvent {
        choices = Collections.unmodifiableMap(new TreeMap<>(choices));
    }

    static HeldEvent of(Row row) {
        return new HeldEvent(
                row.getUUID("subject"),
                row.getLong("seq"),
                row.getUUID("id"),
                row.getString("action"),
                HeldColumns.second(row, "occurred_at"),
                HeldColumns.second(row, "expires_at"),
                HeldColumns.second(row, "claimed_at"),
                choices(row.getJsonObject("choices")),
                row.getString("policy_version"),
                HeldColumns.hex(row, "notice_hash"),
                row.getString("source"),
                row.getString("locale"),
                row.getBoolean("gpc"),
                row.getString("user_agent"),
                row.getUUID("linked_subject"),
                HeldColumns.hex(row, "content_hash"),
                HeldColumns.hex(row, "prev_hash"),
                HeldColumns.hex(row, "hash"));
    }

    private static Map<String, Boolean> choices(JsonObject stored) {
        Map<String, Boolean> choices = new TreeMap<>();
        stored.forEach(choice -> choices.put(choice.getKey(), (Boolean) choice.getValue()));
        return choices;
    }
}
