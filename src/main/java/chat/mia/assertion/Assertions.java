package chat.mia.assertion;

import chat.mia.audit.AuditTrail;
import chat.mia.audit.SecurityEvent;
import chat.mia.audit.SecurityEvent.Kind;
import chat.mia.session.SessionProblem;
import chat.mia.web.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Function;

/** Takes assertions: JWTs in which a trusted issuer says who somebody is. */
@ApplicationScoped
public class Assertions {

    private final Issuers issuers;
    private final UsedAssertions used;
    private final AuditTrail audit;
    private final Clock clock;

    Assertions(Issuers issuers, UsedAssertions used, AuditTrail audit, Clock clock) {
        this.issuers = issuers;
        this.used = used;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Verifies an assertion and does with it what it was sent for. Its use and that work are one transaction: it cannot be
     * used again if the work succeeds, and it can if the work fails.
     *
     * <p>Fails with {@link SessionProblem#INVALID_ASSERTION}, whatever the reason, which is recorded for whoever guards the
     * service; with 503 where the issuer's keys cannot be had. In both cases nothing is written.
     *
     * @param text what was sent, of any length
     * @param work database work only, on the Hibernate Reactive session of this transaction
     */
    public <T> Uni<T> redeem(String text, Function<Asserted, Uni<T>> work) {
        return Uni.createFrom()
                .item(() -> UnverifiedAssertion.of(text))
                .chain(assertion -> redeem(assertion, work))
                .onFailure(RefusedAssertion.class)
                .transform(this::refuse);
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

    private Problem refuse(RefusedAssertion refusal) {
        SecurityEvent event = SecurityEvent.of(Kind.SIGN_IN_REFUSED)
                .method("assertion")
                .reason(refusal.reason().word());
        refusal.issuerId().ifPresent(event::issuer);
        audit.record(event);
        return SessionProblem.invalidAssertion();
    }
}
