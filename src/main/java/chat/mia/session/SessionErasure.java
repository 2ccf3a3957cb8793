package chat.mia.session;

import chat.mia.consent.AccountId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** Ends what sessions an account has that is being erased. */
@ApplicationScoped
public class SessionErasure {

    /**
     * Refreshes that are under way are waited for, and find no session afterwards. Those that are not over yet are told;
     * the rows go with the account's.
     */
    private static final String TELL = """
            WITH gone AS (SELECT sid, status FROM auth_session WHERE account_id = ?1 ORDER BY sid FOR UPDATE),
            told AS (
              INSERT INTO service_event (kind, sid, at) SELECT 'session-ended', sid, now() FROM gone WHERE status = 0)
            SELECT cast(sid AS text), status = 0 FROM gone
            """;

    /** One of them, and whether it was not over before. */
    private record Gone(SessionId session, boolean active) {

        static Gone of(Object[] row) {
            return new Gone(new SessionId(UUID.fromString((String) row[0])), (Boolean) row[1]);
        }
    }

    private final EndedSessions ended;
    private final PresentedTokens presented;
    private final SessionAnswers answers;

    SessionErasure(EndedSessions ended, PresentedTokens presented, SessionAnswers answers) {
        this.ended = ended;
        this.presented = presented;
        this.answers = answers;
    }

    /**
     * Tells that the sessions of an account end, and gives all that it has, also those that were over before. Runs on the
     * Hibernate Reactive session of the caller's transaction, which holds the account's row, so that no session can begin,
     * and deletes it afterwards. Fails with {@code session-ended} where the session that asks is over.
     */
    public Uni<List<SessionId>> of(AccountId account, SessionId asking) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TELL, Object[].class)
                        .setParameter(1, account.value())
                        .getResultList())
                .map(rows -> rows.stream().map(Gone::of).toList())
                .invoke(all -> requireActive(all, asking))
                .map(all -> all.stream().map(Gone::session).toList());
    }

    /** Refuses their access tokens from now on; to be called once the transaction was committed. */
    public void committed(List<SessionId> sessions) {
        sessions.forEach(ended::add);
    }

    /** The answer to who was erased: it takes the cookies away, as that of a sign-out does. */
    public Response answer(HttpServerRequest request) {
        return presented.inHeader(request) ? Response.noContent().build() : answers.takeAway(request);
    }

    private static void requireActive(List<Gone> all, SessionId asking) {
        if (!all.contains(new Gone(asking, true))) {
            throw SessionProblem.sessionEnded();
        }
    }
}
