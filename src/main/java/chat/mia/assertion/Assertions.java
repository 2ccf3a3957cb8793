package chat.mia.assertion;

import chat.mia.session.SessionProblem;
import chat.mia.web.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Function;

/** Takes assertions: JWTs in which a trusted issuer says who somebody is. */
@ApplicationScoped
public class Assertions {

    private final Issuers issuers;
    private final UsedAssertions used;
    private final Clock clock;

    Assertions(Issuers issuers, UsedAssertions used, Clock clock) {
        this.issuers = issuers;
        this.used = used;
        this.clock = clock;
    }

    /**
     * Verifies an assertion and does with it what it was sent for. Its use and that work are one transaction: it cannot be
     * used again if the work succeeds, and it can if the work fails.
     *
     * <p>Fails with {@link SessionProblem#INVALID_ASSERTION}, whatever the reason; with 503 where the issuer's keys cannot be had. In both cases nothing is written.
     *
     * @param text what was sent, of any length
     * @param work database work only, on the Hibernate Reactive session of this transaction
     * @param refused is told why, before this fails; for the audit trail
     */
    public <T> Uni<T> redeem(String text, Function<Asserted, Uni<T>> work, Consumer<Refusal> refused) {
        return Uni.createFrom()
                .item(() -> UnverifiedAssertion.of(text))
                .chain(assertion -> redeem(assertion, work))
                .onFailure(RefusedAssertion.class)
                .transform(refusal -> refuse(refusal, refused));
    }

    private <T> Uni<T> redeem(UnverifiedAssertion unverified, Function<Asserted, Uni<T>> work) {
        TrustedIssuer issuer =
                issuers.find(unverified.issuer()).orElseThrow(() -> new RefusedAssertion(Reason.UNKNOWN_ISSUER));
        return Uni.createFrom()
                .deferred(() -> verify(unverified, issuer))
                .chain(assertion -> Panache.withTransaction(
                        () -> used.add(assertion).chain(() -> work.apply(assertion.asserted()))))
                .onFailure(RefusedAssertion.class)
                .transform(refusal -> refusal.naming(issuer.id()));
    }

    private Uni<Assertion> verify(UnverifiedAssertion assertion, TrustedIssuer issuer) {
        AssertionRules.requireTaken(assertion, issuer);
        Context caller = Vertx.currentContext();
        return issuer.keys()
                .find(assertion.kid(), assertion.algorithm())
                // Another request may have fetched the keys; the database session belongs to this one's event loop.
                .emitOn(MutinyHelper.executor(caller))
                .map(key -> key.orElseThrow(() -> new RefusedAssertion(Reason.UNKNOWN_KEY)))
                .map(key -> AssertionRules.verify(assertion, issuer, key, clock.instant()));
    }

    private static Problem refuse(RefusedAssertion refusal, Consumer<Refusal> refused) {
        refused.accept(new Refusal(refusal.reason().word(), refusal.issuerId()));
        return SessionProblem.invalidAssertion();
    }
}
