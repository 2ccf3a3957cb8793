package chat.mia.keys;

import chat.mia.web.AdminOnly;
import chat.mia.web.Deadline;
import chat.mia.web.Problem;
import chat.mia.web.SignedIn;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The signing keys, for admins. */
@Path("/api/v1/admin/keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
class KeysResource {

    private static final String COMPROMISED = "compromised";
    private static final Set<String> REASONS = Set.of(COMPROMISED, "suspected", "exercise");

    /** The keys of the last months, oldest first. */
    public record Keys(List<Key> keys) {}

    /** One key, without its private half. Times are to the second; null is what has not happened yet. */
    public record Key(
            String kid,

            @Schema(enumeration = {"next", "active", "retiring", "retired", "revoked"})
            String state,

            Instant createdAt,
            @Schema(nullable = true) Instant activeFrom,
            @Schema(nullable = true) Instant publishedUntil) {}

    /** Why all keys are replaced; {@code compromised} where nothing is said. */
    public record Rotation(
            @Schema(
                    nullable = true,
                    enumeration = {"compromised", "suspected", "exercise"})
            String reason) {}

    private final Pool database;
    private final CurrentAdmin admin;
    private final KeyRotation rotation;
    private final Deadline deadline;

    KeysResource(CurrentAdmin admin, Pool database, KeyRotation rotation, Deadline deadline) {
        this.admin = admin;
        this.database = database;
        this.rotation = rotation;
        this.deadline = deadline;
    }

    @GET
    @SignedIn
    @AdminOnly
    @Operation(
            summary = "The signing keys and their states",
            description = "Those that are published, and those that left the JWKS in the last 30 days.")
    @APIResponse(
            responseCode = "200",
            description = "The keys, oldest first",
            content =
                    @Content(
                            schema = @Schema(implementation = Keys.class),
                            examples = @ExampleObject(name = "keys", value = KeysExamples.KEYS)))
    public Uni<Keys> list() {
        return deadline.on(SigningKeyTable.all(database)).map(KeysResource::view);
    }

    @POST
    @Path("/rotation")
    @SignedIn
    @AdminOnly
    @Operation(
            summary = "Replace all signing keys at once",
            description =
                    "For an emergency: a new key signs from now on, all others are withdrawn and the access tokens"
                            + " that they signed are refused as not-signed-in, which browsers answer by refreshing. Nobody is signed"
                            + " out. Other replicas follow within seconds, other verifiers when their copy of the JWKS is over.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Rotation.class),
                            examples = @ExampleObject(name = "compromised", value = KeysExamples.ROTATION)))
    @APIResponse(
            responseCode = "200",
            description = "Replaced; the keys, oldest first",
            content =
                    @Content(
                            schema = @Schema(implementation = Keys.class),
                            examples = @ExampleObject(name = "keys", value = KeysExamples.KEYS)))
    @APIResponse(
            responseCode = "400",
            description = "Nothing was changed",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "invalid-request", value = KeysExamples.INVALID_REQUEST)))
    public Uni<Keys> replace(Rotation body) {
        if (body == null) {
            throw Problem.invalid("", "Send a JSON object.");
        }
        String reason = Optional.ofNullable(body.reason()).orElse(COMPROMISED);
        if (!REASONS.contains(reason)) {
            throw Problem.invalid("reason", "Must be compromised, suspected or exercise.");
        }
        UUID account = admin.accountId();
        UUID session = admin.sessionId();
        return deadline.on(rotation.replaceAll(
                        reason, event -> event.account(account).session(session)))
                .chain(this::list);
    }

    private static Keys view(List<StoredKey> stored) {
        return new Keys(stored.stream()
                .map(key -> new Key(
                        key.kid(),
                        key.state().label(),
                        seconds(key.createdAt()),
                        key.activeFrom().map(KeysResource::seconds).orElse(null),
                        key.publishedUntil().map(KeysResource::seconds).orElse(null)))
                .toList());
    }

    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
