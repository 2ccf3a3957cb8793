package chat.mia.account;

import chat.mia.assertion.Asserted;
import chat.mia.assertion.Assertions;
import chat.mia.consent.AccountId;
import chat.mia.consent.ConsentErasure;
import chat.mia.session.Proof;
import chat.mia.session.SessionErasure;
import chat.mia.session.SessionId;
import chat.mia.session.SessionProblem;
import chat.mia.session.VerifiedAccount;
import chat.mia.web.Deadline;
import chat.mia.web.Problem;
import chat.mia.web.WebProblem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Erases an account (GDPR, Article 17): everything goes but its choices, of which nobody can tell any more whose they were. */
@ApplicationScoped
class Erasure {

    /**
     * The account's row first, as a sign-in and a password change do it, and with the table lock that the last step
     * needs, or this and whoever makes partitions could wait for each other. A sign-in that is under way is waited for.
     */
    private static final String HOLD = """
            UPDATE account SET created_at = created_at
             WHERE id = ?1 AND (password_hash = ?2 OR cast(?2 AS text) IS NULL)
            """;

    /** What became of an account whose issuer vouched for the request. */
    private record Erased(List<SessionId> sessions, Proof proof) {}

    private final Accounts accounts;
    private final StepUp stepUp;
    private final Assertions assertions;
    private final Attempts attempts;
    private final SessionErasure sessions;
    private final ConsentErasure consents;
    private final SignInFailures failures;
    private final FailureBuckets buckets;
    private final ErasureTrail trail;
    private final Deadline deadline;

    Erasure(
            Accounts accounts,
            StepUp stepUp,
            Assertions assertions,
            Attempts attempts,
            SessionErasure sessions,
            ConsentErasure consents,
            SignInFailures failures,
            FailureBuckets buckets,
            ErasureTrail trail,
            Deadline deadline) {
        this.accounts = accounts;
        this.stepUp = stepUp;
        this.assertions = assertions;
        this.attempts = attempts;
        this.sessions = sessions;
        this.consents = consents;
        this.failures = failures;
        this.buckets = buckets;
        this.trail = trail;
        this.deadline = deadline;
    }

    /**
     * Fails with {@code wrong-password}, {@code too-many-attempts}, {@code session-ended} where the session that asks is
     * over, or {@code invalid-request} for an account that has no password.
     */
    Uni<Void> byPassword(AccountId account, SessionId asking, String password) {
        // Each step for itself: what was given up must not go on to the next. The last one may still take effect, and
        // is then recorded all the same.
        return deadline.on(accounts.find(account))
                .invoke(Erasure::requirePassword)
                .chain(entry -> deadline.on(stepUp.require(entry, asking, password))
                        .chain(verified -> deadline.on(Panache.withTransaction(() -> erase(entry, verified, asking))
                                .invoke(gone -> committed(gone, account, asking, Proof.PASSWORD)))))
                .onFailure(Erasure::isGuess)
                .invoke(guess -> trail.refused(account, asking, Proof.PASSWORD, slug(guess)))
                .replaceWithVoid();
    }

    /**
     * Fails with {@code invalid-assertion}, also where it names somebody else, {@code too-many-attempts}, {@code
     * session-ended}, or {@code invalid-request} for an account that has a password. The assertion is used up only where
     * the account is erased.
     */
    Uni<Void> byAssertion(AccountId account, SessionId asking, String assertion, HttpServerRequest request) {
        return deadline.on(accounts.find(account))
                .invoke(Erasure::requireIssuer)
                .chain(entry -> deadline.on(attempts.byAssertion(
                        request,
                        why -> trail.refused(account, asking, Proof.assertion(Optional.empty()), why),
                        () -> redeem(entry, asking, assertion))))
                .replaceWithVoid();
    }

    private Uni<Erased> redeem(AccountEntry account, SessionId asking, String assertion) {
        AccountId id = account.accountId();
        return assertions
                .redeem(
                        assertion,
                        asserted -> erase(account, asserted, asking),
                        refusal -> trail.refused(id, asking, Proof.assertion(refusal.issuerId()), refusal.reason()))
                .invoke(erased -> committed(erased.sessions(), id, asking, erased.proof()));
    }

    private Uni<Erased> erase(AccountEntry account, Asserted asserted, SessionId asking) {
        Proof proof = Proof.assertion(Optional.of(asserted.issuerId()));
        if (!asserted.issuer().equals(account.issuer) || !asserted.subject().equals(account.subject)) {
            trail.refused(account.accountId(), asking, proof, "other-account");
            throw SessionProblem.invalidAssertion();
        }
        return erase(account, new VerifiedAccount(account.accountId(), Optional.empty()), asking)
                .map(sessions -> new Erased(sessions, proof));
    }

    /** All of it in the caller's transaction; gives the sessions that the account had. */
    private Uni<List<SessionId>> erase(AccountEntry account, VerifiedAccount verified, SessionId asking) {
        return hold(verified)
                .chain(() -> sessions.of(verified.id(), asking))
                .call(() -> consents.of(verified.id()))
                .call(gone -> failures.erase(buckets(account, gone)))
                .call(() -> delete(verified.id()));
    }

    private static Uni<Void> hold(VerifiedAccount verified) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HOLD)
                        .setParameter(1, verified.id().value())
                        .setParameter(2, verified.passwordHash().orElse(null))
                        .executeUpdate())
                .chain(held -> held == 1 ? Uni.createFrom().voidItem() : missed(verified.id()));
    }

    private static Uni<Object> delete(AccountId account) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("SELECT 1 FROM delete_account(?1)", Object.class)
                        .setParameter(1, account.value())
                        .getSingleResult());
    }

    /** It was erased meanwhile, or has another password. */
    private static Uni<Void> missed(AccountId account) {
        return AccountEntry.findByAccountId(account).map(entry -> {
            throw entry == null ? SessionProblem.sessionEnded() : StepUp.wrongPassword();
        });
    }

    private List<byte[]> buckets(AccountEntry account, List<SessionId> gone) {
        Stream<byte[]> ofEmail =
                account.emailKey == null ? Stream.of() : buckets.everyOfEmail(account.emailKey).stream();
        return Stream.concat(ofEmail, gone.stream().flatMap(session -> buckets.everyOfDevice(session).stream()))
                .toList();
    }

    private void committed(List<SessionId> gone, AccountId account, SessionId asking, Proof proof) {
        sessions.committed(gone);
        trail.done(account, asking, proof, gone.size());
    }

    private static void requirePassword(AccountEntry account) {
        if (account.passwordHash == null) {
            throw Problem.invalid("password", "This account has none here. Send an assertion of its issuer.");
        }
    }

    private static void requireIssuer(AccountEntry account) {
        if (account.issuer == null) {
            throw Problem.invalid("assertion", "This account is of no issuer. Send its password.");
        }
    }

    private static boolean isGuess(Throwable failure) {
        return failure instanceof Problem problem
                && (problem.type() == AccountProblem.WRONG_PASSWORD || problem.type() == WebProblem.TOO_MANY_ATTEMPTS);
    }

    private static String slug(Throwable refusal) {
        return ((Problem) refusal).type().slug();
    }
}
