package chat.mia.account;

import chat.mia.consent.AccountId;
import chat.mia.session.VerifiedAccount;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A row of {@code account}. */
@Entity
@Table(name = "account")
class AccountEntry extends PanacheEntityBase {

    @Id
    UUID id;

    /** Null for an account of a trusted issuer, like the two below. */
    String email;

    @Column(name = "email_key")
    String emailKey;

    @Column(name = "password_hash")
    String passwordHash;

    /** The trusted issuer's claim {@code iss}; null for a built-in account, like the subject. */
    String issuer;

    String subject;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    /** The account with this address, whatever its case; null where there is none. */
    static Uni<AccountEntry> findByEmail(Email email) {
        return find("emailKey", email.key()).firstResult();
    }

    /** The account of whom this issuer calls so; null where there is none. */
    static Uni<AccountEntry> findByIssuer(String issuer, String subject) {
        return find("issuer = ?1 and subject = ?2", issuer, subject).firstResult();
    }

    static Uni<AccountEntry> findByAccountId(AccountId account) {
        return findById(account.value());
    }

    AccountId accountId() {
        return new AccountId(id);
    }

    /** For whom its owner's password was shown. */
    VerifiedAccount verified() {
        return new VerifiedAccount(accountId(), Optional.ofNullable(passwordHash));
    }
}
