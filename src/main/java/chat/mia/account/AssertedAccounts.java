package chat.mia.account;

import chat.mia.assertion.Asserted;
import chat.mia.assertion.Assertions;
import chat.mia.assertion.Refusal;
import chat.mia.audit.SecurityEvent.Kind;
import chat.mia.consent.AccountId;
import chat.mia.consent.Consents;
import chat.mia.session.AssertedSessions;
import chat.mia.session.OpenedSession;
import chat.mia.session.Proof;
import chat.mia.session.Sessions;
import chat.mia.session.SignInTrail;
import chat.mia.session.UserAgent;
import chat.mia.session.VerifiedAccount;
import chat.mia.time.TimeOrderedIds;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The accounts of trusted issuers: one for each issuer and subject. They have no email address, since whoever could make an
 * issuer say somebody's address would get that person's account.
 */
@ApplicationScoped
class AssertedAccounts implements AssertedSessions {

    /** A first sight at the same time waits here until the other has succeeded or failed. */
    private static final String INSERT = """
            INSERT INTO account (id, issuer, subject, created_at) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (issuer, subject) DO NOTHING
            """;

    private record Found(AccountId account, boolean isNew) {}

    private record SignedIn(OpenedSession opened, Asserted asserted, boolean isNew) {}

    private final Assertions assertions;
    private final Consents consents;
    private final Sessions sessions;
    private final Attempts attempts;
    private final SignInTrail trail;
    private final TimeOrderedIds ids;
    private final Clock clock;

    AssertedAccounts(
            Assertions assertions,
            Consents consents,
            Sessions sessions,
            Attempts attempts,
            SignInTrail trail,
            TimeOrderedIds ids,
            Clock clock) {
        this.assertions = assertions;
        this.consents = consents;
        this.sessions = sessions;
        this.attempts = attempts;
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Uni<OpenedSession> open(String assertion, UserAgent client, HttpServerRequest request) {
        Proof proof = Proof.assertion(Optional.empty());
        return attempts.byAssertion(
                        request,
                        why -> trail.refused(Kind.SIGN_IN_REFUSED, proof, why, Optional.empty(), request),
                        () -> assertions.redeem(
                                assertion,
                                asserted -> findOrMake(asserted).chain(found -> open(found, asserted, client)),
                                refusal -> record(refusal, request)))
                .invoke(signedIn -> record(signedIn, request))
                .map(SignedIn::opened);
    }

    private Uni<SignedIn> open(Found found, Asserted asserted, UserAgent client) {
        return sessions.open(new VerifiedAccount(found.account(), Optional.empty()), client)
                .map(opened -> new SignedIn(opened, asserted, found.isNew()));
    }

    private Uni<Found> findOrMake(Asserted asserted) {
        return AccountEntry.findByIssuer(asserted.issuer(), asserted.subject())
                .chain(entry ->
                        entry == null ? make(asserted) : Uni.createFrom().item(new Found(entry.accountId(), false)));
    }

    private Uni<Found> make(Asserted asserted) {
        AccountId account = new AccountId(ids.next());
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter(1, account.value())
                        .setParameter(2, asserted.issuer())
                        .setParameter(3, asserted.subject())
                        .setParameter(
                                4,
                                clock.instant().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .chain(made -> made == 1
                        ? consents.open(account).replaceWith(new Found(account, true))
                        : findOrMake(asserted));
    }

    private void record(SignedIn signedIn, HttpServerRequest request) {
        Proof proof = Proof.assertion(Optional.of(signedIn.asserted().issuerId()));
        if (signedIn.isNew()) {
            trail.succeeded(Kind.SIGN_UP, proof, signedIn.opened(), request);
        }
        trail.succeeded(Kind.SIGN_IN, proof, signedIn.opened(), request);
    }

    private void record(Refusal refusal, HttpServerRequest request) {
        Proof proof = Proof.assertion(refusal.issuerId());
        trail.refused(Kind.SIGN_IN_REFUSED, proof, refusal.reason(), Optional.empty(), request);
    }
}
