package chat.mia.consent;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A request that carried an {@code Idempotency-Key}, kept for a day, as its owner gets it. */
@RegisterForReflection
public record HeldRequest(
        @Schema(description = "The account, or the subject of a chain that was linked to it")
        UUID owner,

        UUID key,
        @Schema(description = "What it recorded") UUID eventId,
        @Schema(description = "SHA-256 of what was sent") String bodyHash,
        Instant at) {

    static HeldRequest of(Row row) {
        return new HeldRequest(
                row.getUUID("owner"),
                row.getUUID("key"),
                row.getUUID("event_id"),
                HeldColumns.hex(row, "body_hash"),
                HeldColumns.second(row, "at"));
    }
}
