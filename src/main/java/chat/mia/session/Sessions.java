package chat.mia.session;

import chat.mia.consent.AccountId;
import chat.mia.time.TimeOrderedIds;
import chat.mia.web.CoarseUserAgent;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** Begins and ends sessions; {@link Rotation} continues them. */
@ApplicationScoped
public class Sessions {

    private static final String INSERT = """
            INSERT INTO auth_session (sid, account_id, ends_at, current_hash, secret_number, nonce, client_fingerprint)
            VALUES (?1, ?2, now() + make_interval(secs => ?3), ?4, ?5, ?6, ?7)
            """;
    private static final String END = """
            WITH ended AS (UPDATE auth_session SET status = $2 WHERE sid = ANY ($1) AND status = 0 RETURNING sid)
            INSERT INTO service_event (kind, sid, at) SELECT 'session-ended', sid, now() FROM ended
            """;

    private final Pool database;
    private final TimeOrderedIds ids;
    private final RefreshTokens tokens;
    private final ClientFingerprints fingerprints;
    private final EndedSessions ended;
    private final SessionConfig config;

    Sessions(
            Pool database,
            TimeOrderedIds ids,
            RefreshTokens tokens,
            ClientFingerprints fingerprints,
            EndedSessions ended,
            SessionConfig config) {
        this.database = database;
        this.ids = ids;
        this.tokens = tokens;
        this.fingerprints = fingerprints;
        this.ended = ended;
        this.config = config;
    }

    /**
     * Begins a session, always with an id of its own, in the caller's transaction where there is one.
     *
     * @return what the client is to be given, once the transaction has been committed
     */
    @WithTransaction
    public Uni<OpenedSession> open(AccountId account, CoarseUserAgent client) {
        RefreshToken token = tokens.first(new SessionId(ids.next()));
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter(1, token.session().value())
                        .setParameter(2, account.value())
                        .setParameter(3, seconds(config.absoluteLimit()))
                        .setParameter(4, token.hash())
                        .setParameter(5, (short) token.secretNumber())
                        .setParameter(6, tokens.nonce())
                        .setParameter(7, fingerprints.of(client, token.secretNumber()))
                        .executeUpdate())
                .replaceWith(new OpenedSession(account, token, expiry(token.session())));
    }

    /** Ends sessions as sign-out does; those that are over already, or were never there, stay as they are. */
    Uni<Void> end(Collection<SessionId> sessions) {
        if (sessions.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        UUID[] ids = sessions.stream().map(SessionId::value).toArray(UUID[]::new);
        return database.preparedQuery(END)
                .execute(Tuple.tuple().addValue(ids).addShort(EndReason.SIGNED_OUT.status()))
                .invoke(() -> sessions.forEach(ended::add))
                .replaceWithVoid();
    }

    private Instant expiry(SessionId session) {
        Duration idle = config.idleLimit();
        Duration absolute = config.absoluteLimit();
        return session.createdAt().plus(idle.compareTo(absolute) < 0 ? idle : absolute);
    }

    /** For {@code make_interval(secs => …)}, which takes fractions. */
    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
