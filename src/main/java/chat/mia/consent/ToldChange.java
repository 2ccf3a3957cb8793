package chat.mia.consent;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That other services were told of a change, as the account's owner gets it.
 *
 * @param xid where it stands among all, with {@code id}
 */
@RegisterForReflection
@JsonIgnoreProperties({"xid", "id"})
public record ToldChange(
        @Schema(hidden = true) String xid,
        @Schema(hidden = true) long id,
        Instant at,
        @Schema(nullable = true) Instant decidedAt,
        @Schema(nullable = true) List<String> granted) {

    static ToldChange of(Row row) {
        return new ToldChange(
                row.getString("xid"),
                row.getLong("id"),
                HeldColumns.second(row, "at"),
                HeldColumns.second(row, "decided_at"),
                HeldColumns.strings(row, "granted"));
    }
}
