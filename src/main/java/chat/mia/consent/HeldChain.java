package chat.mia.consent;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A chain of an account, as its owner gets it.
 *
 * @param link the number of the event that linked it; 0 for the account's own
 */
@RegisterForReflection
@JsonIgnoreProperties("link")
public record HeldChain(
        @Schema(hidden = true) long link,
        UUID subject,

        @Schema(
                description = "Of the account itself, or of a browser before it was linked",
                enumeration = {"account", "linked"})
        String origin,

        @Schema(nullable = true, description = "What receipts call the chain: their sub")
        String pseudonym,

        @Schema(description = "Number of its newest event") long seq,

        @Schema(description = "Hash of its newest event") String head,

        @Schema(nullable = true, description = "When it was linked")
        Instant closedAt,

        @Schema(nullable = true, description = "The newest choice; null where there was none, like all that follow")
        List<String> granted,

        @Schema(nullable = true) String policyVersion,
        @Schema(nullable = true) Instant decidedAt,
        @Schema(nullable = true) Instant expiresAt,
        @Schema(nullable = true) Boolean gpc) {

    static HeldChain of(Row row) {
        long link = row.getLong("link");
        UUID subject = row.getUUID("id");
        byte[] head = row.getBuffer("head").getBytes();
        long seq = row.getLong("seq");
        return new HeldChain(
                link,
                subject,
                link == 0 ? "account" : "linked",
                Optional.ofNullable(row.getBuffer("salt"))
                        .map(salt -> new Place(subject, salt.getBytes(), seq, head).pseudonym())
                        .orElse(null),
                seq,
                HexFormat.of().formatHex(head),
                HeldColumns.second(row, "closed_at"),
                HeldColumns.strings(row, "granted"),
                row.getString("policy_version"),
                HeldColumns.second(row, "decided_at"),
                HeldColumns.second(row, "expires_at"),
                row.getBoolean("gpc"));
    }
}
