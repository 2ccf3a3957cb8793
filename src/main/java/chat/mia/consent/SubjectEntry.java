package chat.mia.consent;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A chain that has just been begun. Its choice is not mapped: only the ledger's statement may write it. */
@Entity
@Table(name = "consent_subject")
class SubjectEntry extends PanacheEntityBase {

    @Id
    UUID id;

    @Column(name = "account_id")
    UUID accountId;

    byte[] salt;
    long seq;
    byte[] head;

    static SubjectEntry of(UUID id, AccountId account, byte[] salt) {
        SubjectEntry entry = new SubjectEntry();
        entry.id = id;
        entry.accountId = account.value();
        entry.salt = salt;
        entry.head = Chain.genesis(id);
        return entry;
    }
}
