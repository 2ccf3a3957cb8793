package chat.mia.session;

import chat.mia.audit.AuditTrail;
import chat.mia.audit.SecurityEvent;
import chat.mia.audit.SecurityEvent.Kind;
import chat.mia.database.Interval;
import chat.mia.time.TimeOrderedIds;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** Begins and ends sessions; {@link Rotation} continues them. */
@ApplicationScoped
public class Sessions {

    /**
     * Only while what was shown is still the account's: a sign-in with the old password waits here for the change of it
     * that is under way, and then inserts nothing. The change waits for the sign-in likewise, and ends its session.
     */
    private static final String INSERT = """
            INSERT INTO auth_session
              (sid, account_id, ends_at, current_hash, secret_number, nonce, client_fingerprint, device)
            SELECT ?1, id, now() + make_interval(secs => ?3), ?4, ?5, ?6, ?7, ?8
              FROM account WHERE id = ?2 AND (password_hash = ?9 OR cast(?9 AS text) IS NULL) FOR SHARE
            """;

    private static final String END = """
            WITH ended AS (
              UPDATE auth_session SET status = $2 WHERE sid = ANY ($1) AND status = 0 RETURNING sid, account_id),
            told AS (INSERT INTO service_event (kind, sid, at) SELECT 'session-ended', sid, now() FROM ended)
            SELECT sid, account_id FROM ended
            """;

    private final Pool database;
    private final TimeOrderedIds ids;
    private final RefreshTokens tokens;
    private final ClientFingerprints fingerprints;
    private final EndedSessions ended;
    private final AuditTrail audit;
    private final SessionConfig config;

    Sessions(
            Pool database,
            TimeOrderedIds ids,
            RefreshTokens tokens,
            ClientFingerprints fingerprints,
            EndedSessions ended,
            AuditTrail audit,
            SessionConfig config) {
        this.database = database;
        this.ids = ids;
        this.tokens = tokens;
        this.fingerprints = fingerprints;
        this.ended = ended;
        this.audit = audit;
        this.config = config;
    }

    /**
     * Begins a session, always with an id of its own, in the caller's transaction where there is one. Fails with
     * {@link SessionProblem#WRONG_CREDENTIALS} where the password was changed since it was verified.
     *
     * @return what the client is to be given, once the transaction has been committed
     */
    @WithTransaction
    public Uni<OpenedSession> open(VerifiedAccount account, UserAgent client) {
        RefreshToken token = tokens.first(new SessionId(ids.next()));
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter(1, token.session().value())
                        .setParameter(2, account.id().value())
                        .setParameter(3, Interval.seconds(config.absoluteLimit()))
                        .setParameter(4, token.hash())
                        .setParameter(5, (short) token.secretNumber())
                        .setParameter(6, tokens.nonce())
                        .setParameter(7, fingerprints.of(client.coarse(), token.secretNumber()))
                        .setParameter(8, client.device())
                        .setParameter(9, account.passwordHash().orElse(null))
                        .executeUpdate())
                .invoke(Sessions::requireBegun)
                .replaceWith(new OpenedSession(account.id(), token, expiry(token.session())));
    }

    /** Ends sessions as sign-out does; those that are over already, or were never there, stay as they are. */
    Uni<Void> end(Collection<SessionId> sessions) {
        if (sessions.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        UUID[] ids = sessions.stream().map(SessionId::value).toArray(UUID[]::new);
        return database.preparedQuery(END)
                .execute(Tuple.tuple().addValue(ids).addShort(EndReason.SIGNED_OUT.status()))
                .invoke(rows -> {
                    sessions.forEach(ended::add);
                    rows.forEach(this::record);
                })
                .replaceWithVoid();
    }

    private void record(Row row) {
        audit.record(SecurityEvent.of(Kind.SIGN_OUT)
                .account(row.getUUID("account_id"))
                .session(row.getUUID("sid")));
    }

    private static void requireBegun(int inserted) {
        if (inserted == 0) {
            throw SessionProblem.wrongCredentials();
        }
    }

    private Instant expiry(SessionId session) {
        Duration idle = config.idleLimit();
        Duration absolute = config.absoluteLimit();
        return session.createdAt().plus(idle.compareTo(absolute) < 0 ? idle : absolute);
    }

    /**
     * SQL that tells whether a row of {@code auth_session} is neither ended nor past a limit.
     *
     * @param idleLimit the parameter that holds the idle limit in seconds
     */
    static String isActive(String idleLimit) {
        return "status = 0 AND ends_at > now() AND rotated_at > now() - make_interval(secs => " + idleLimit + ")";
    }
}
