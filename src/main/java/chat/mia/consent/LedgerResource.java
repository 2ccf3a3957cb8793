package chat.mia.consent;

import chat.mia.web.AdminOnly;
import chat.mia.web.Deadline;
import chat.mia.web.SignedIn;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the ledger stands, for admins. */
@Path("/api/v1/admin/ledger")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
class LedgerResource {

    private static final String STATE = """
            {"events": 482113, "chains": 60417, "checkpoints": 5230,
             "newestCheckpoint": {"number": 5230, "at": "2026-04-25T10:00:12Z", "events": 97,
               "sha256": "7d1a54127b222502f5b79b5fb0803061152a44f92b37e23c6527baf665d4da9a",
               "jws": "eyJhbGciOiJFUzI1NiIsInR5cCI6ImNvbnNlbnQtY2hlY2twb2ludCtqd3QiLCJraWQiOiJ4In0.eyJudW1iZXIiOjUyMzB9.c2ln"},
             "waiting": 12, "oldestMonth": "2025-09", "tombstones": 0}""";

    /**
     * How it stands.
     *
     * @param events that it holds now, without those that were purged
     * @param waiting those that no checkpoint covers yet; not counted beyond 100,000
     * @param oldestMonth in UTC; null while it is empty
     */
    public record State(
            long events,

            @Schema(description = "Estimated where there are more than 100,000")
            long chains,

            long checkpoints,
            @Schema(nullable = true) Newest newestCheckpoint,
            long waiting,
            @Schema(nullable = true) String oldestMonth,
            long tombstones) {}

    /**
     * The newest checkpoint. Whoever keeps it elsewhere can show later that nothing before it was changed.
     *
     * @param sha256 of {@code jws}, in hexadecimal
     */
    public record Newest(long number, Instant at, long events, String sha256, String jws) {}

    private final Pool database;
    private final Deadline deadline;

    LedgerResource(Pool database, Deadline deadline) {
        this.database = database;
        this.deadline = deadline;
    }

    @GET
    @SignedIn
    @AdminOnly
    @Operation(
            summary = "How the ledger stands",
            description = "How much it holds, and its newest signed checkpoint: keep that one elsewhere, and nobody can"
                    + " change what came before it without being found out.")
    @APIResponse(
            responseCode = "200",
            description = "The state now",
            content =
                    @Content(
                            schema = @Schema(implementation = State.class),
                            examples = @ExampleObject(name = "ledger", value = STATE)))
    public Uni<State> show() {
        return deadline.on(LedgerState.read(database));
    }
}
