package chat.mia.account;

import chat.mia.assertion.Asserted;
import chat.mia.assertion.Assertions;
import chat.mia.audit.AuditTrail;
import chat.mia.audit.SecurityEvent;
import chat.mia.audit.SecurityEvent.Kind;
import chat.mia.consent.AccountId;
import chat.mia.consent.Consents;
import chat.mia.session.AssertedSessions;
import chat.mia.session.Client;
import chat.mia.session.OpenedSession;
import chat.mia.session.Sessions;
import chat.mia.session.VerifiedAccount;
import chat.mia.time.TimeOrderedIds;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
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
    private final AuditTrail audit;
    private final TimeOrderedIds ids;
    private final Clock clock;

    AssertedAccounts(
            Assertions assertions,
            Consents consents,
            Sessions sessions,
            AuditTrail audit,
            TimeOrderedIds ids,
            Clock clock) {
        this.assertions = assertions;
        this.consents = consents;
        this.sessions = sessions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Uni<OpenedSession> open(String assertion, Client client) {
        return assertions
                .redeem(
                        assertion,
                        asserted -> findOrMake(asserted)
                                .chain(found -> sessions.open(
                                                new VerifiedAccount(found.account(), Optional.empty()), client)
                                        .map(opened -> new SignedIn(opened, asserted, found.isNew()))))
                .invoke(signedIn -> record(signedIn, client))
                .map(SignedIn::opened);
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

    private void record(SignedIn signedIn, Client client) {
        if (signedIn.isNew()) {
            audit.record(event(Kind.SIGN_UP, signedIn, client));
        }
        audit.record(event(Kind.SIGN_IN, signedIn, client)
                .session(signedIn.opened().session().value()));
    }

    private static SecurityEvent event(Kind kind, SignedIn signedIn, Client client) {
        return SecurityEvent.of(kind)
                .account(signedIn.opened().account().value())
                .client(client.coarse().toString())
                .method("assertion")
                .issuer(signedIn.asserted().issuerId());
    }
}
