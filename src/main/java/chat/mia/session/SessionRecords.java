package chat.mia.session;

import chat.mia.consent.AccountId;
import chat.mia.database.Interval;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is held of the sessions of an account, for its owner. */
@ApplicationScoped
public class SessionRecords {

    /**
     * A session, over or not. What its tokens are verified with is left out: that is nobody's to know.
     *
     * @param endToldAt when other services were told of its end; null where they were not, or it is forgotten
     */
    @RegisterForReflection
    @Schema(name = "HeldSession")
    public record HeldSession(
            UUID id,

            @Schema(
                    enumeration = {"active", "expired", "signed-out", "stolen", "ended-elsewhere", "credential-changed"
                    })
            String state,

            Instant createdAt,
            Instant lastUsedAt,

            @Schema(description = "When it ends if nobody refreshes")
            Instant expiresAt,

            @Schema(description = "When it ends whatever happens")
            Instant endsAt,

            @Schema(nullable = true, examples = "Firefox on Android")
            String device,

            @Schema(description = "How often it was refreshed")
            int refreshes,

            @Schema(description = "How often a refresh token was shown twice")
            int replays,

            @Schema(nullable = true) Instant endToldAt) {}

    private static final String ASK = "SELECT 1 FROM auth_session WHERE account_id = $1 AND sid = $2 AND status = 0";

    /** $1 the account, $2 after which session, $3 how many, $4 the idle limit in seconds. */
    private static final String PAGE = """
            SELECT sid, rotated_at, ends_at, least(ends_at, rotated_at + make_interval(secs => $4)) AS expires_at,
                   status, %s AS active, device, generation, replays,
                   (SELECT min(told.at) FROM service_event told WHERE told.sid = auth_session.sid) AS end_told_at
              FROM auth_session WHERE account_id = $1 AND sid > $2 ORDER BY sid LIMIT $3
            """.formatted(Sessions.isActive("$4"));

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Pool database;
    private final Roles roles;
    private final double idleLimit;

    SessionRecords(Pool database, Roles roles, SessionConfig config) {
        this.database = database;
        this.roles = roles;
        idleLimit = Interval.seconds(config.idleLimit());
    }

    /**
     * Fails with {@code session-ended} where a session is over although its access token is still alive: whoever was
     * signed out must not take everything along.
     */
    public Uni<Void> requireActive(AccountId account, SessionId asking) {
        return database.preparedQuery(ASK)
                .execute(Tuple.of(account.value(), asking.value()))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw SessionProblem.sessionEnded();
                    }
                })
                .replaceWithVoid();
    }

    /** What the account may do beyond its own affairs. */
    public Uni<List<String>> roles(AccountId account) {
        return roles.of(account);
    }

    /** The sessions of an account that began after another one of it, the oldest first; empty at the end. */
    public Uni<List<HeldSession>> after(Optional<HeldSession> last, AccountId account, int limit) {
        return database.preparedQuery(PAGE)
                .execute(Tuple.of(account.value(), last.map(HeldSession::id).orElse(BEFORE_ALL), limit, idleLimit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SessionRecords::held)
                        .toList());
    }

    private static HeldSession held(Row row) {
        UUID sid = row.getUUID("sid");
        return new HeldSession(
                sid,
                row.getBoolean("active") ? "active" : state(row.getShort("status")),
                new SessionId(sid).createdAt(),
                second(row, "rotated_at"),
                second(row, "expires_at"),
                second(row, "ends_at"),
                row.getString("device"),
                row.getInteger("generation"),
                row.getInteger("replays"),
                second(row, "end_told_at"));
    }

    private static String state(short status) {
        for (EndReason reason : EndReason.values()) {
            if (reason.status() == status) {
                return reason.word();
            }
        }
        return "expired";
    }

    private static Instant second(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant().truncatedTo(ChronoUnit.SECONDS);
    }
}
