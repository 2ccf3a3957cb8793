package chat.mia.account;

import chat.mia.audit.AuditTrail;
import chat.mia.audit.SecurityEvent;
import chat.mia.audit.SecurityEvent.Kind;
import chat.mia.consent.AccountId;
import chat.mia.session.Proof;
import chat.mia.session.SessionId;
import jakarta.enterprise.context.ApplicationScoped;

/** What the audit trail is told of erasures: that one was asked for and done is what the operator must be able to show. */
@ApplicationScoped
class ErasureTrail {

    private final AuditTrail audit;

    ErasureTrail(AuditTrail audit) {
        this.audit = audit;
    }

    /** @param sessions how many the account had */
    void done(AccountId account, SessionId asking, Proof proof, int sessions) {
        audit.record(event(Kind.ACCOUNT_ERASED, account, asking, proof).count(sessions));
    }

    /** @param reason a word of the list in {@code docs/audit.md} */
    void refused(AccountId account, SessionId asking, Proof proof, String reason) {
        audit.record(event(Kind.ACCOUNT_ERASURE_REFUSED, account, asking, proof).reason(reason));
    }

    private static SecurityEvent event(Kind kind, AccountId account, SessionId asking, Proof proof) {
        SecurityEvent event = SecurityEvent.of(kind)
                .account(account.value())
                .session(asking.value())
                .method(proof.method());
        proof.issuer().ifPresent(event::issuer);
        return event;
    }
}
