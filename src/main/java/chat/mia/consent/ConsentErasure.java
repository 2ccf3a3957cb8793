package chat.mia.consent;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Takes an account off its choices. The events stay, since they may have to be proven, and so does the chain that they
 * make; whose it was cannot be told any more.
 */
@ApplicationScoped
public class ConsentErasure {

    /** The lock that the updates need: whoever makes partitions takes it first, too. */
    private static final String LOCK_TABLE = "LOCK TABLE consent_subject IN ROW EXCLUSIVE MODE";

    /** Of all chains, in the order of their ids, as a link does it. */
    private static final String LOCK = """
            WITH own AS (SELECT id FROM consent_subject WHERE account_id = ?1)
            SELECT 1 FROM consent_subject WHERE id = ANY (ARRAY (
              SELECT id FROM own UNION ALL SELECT linked_subject FROM consent_event
               WHERE subject = (SELECT id FROM own) AND linked_subject IS NOT NULL))
             ORDER BY id FOR UPDATE
            """;

    /**
     * Whoever chooses or links later finds no chain of the account. Nothing tells when this was: the audit trail names account and time, and the two together would name the chain.
     */
    private static final String UNLINK = """
            WITH unlinked AS (
              UPDATE consent_subject SET account_id = NULL, salt = NULL, closed_at = coalesce(decided_at, 'epoch')
               WHERE account_id = ?1 RETURNING id)
            SELECT cast(id AS text) FROM unlinked
            """;

    private static final String LINKED =
            "(SELECT linked_subject FROM consent_event WHERE subject = ?1 AND linked_subject IS NOT NULL)";

    /** Without its salt nothing leads from the pseudonym of a chain to the chain. */
    private static final String DESTROY_SALTS = "UPDATE consent_subject SET salt = NULL WHERE id IN " + LINKED;

    private static final String FORGET_REQUESTS =
            "DELETE FROM consent_request WHERE owner IN (?2, ?1) OR owner IN " + LINKED;

    /** They stand in the transactions of the events, so that they would say which chain it was. */
    private static final String FORGET_CHANGES = "DELETE FROM service_event WHERE account_id = ?1";

    /** Never goes back in time, as the ledger's own. */
    private static final String TELL = """
            INSERT INTO service_event (kind, account_id, at, decided_at, granted)
            SELECT 'consent-changed', ?1, ?2, greatest(?2, decided_at), '{}' FROM consent_subject WHERE id = ?3
            """;

    private final Clock clock;

    ConsentErasure(Clock clock) {
        this.clock = clock;
    }

    /**
     * Unlinks the account's chain, destroys the salts of it and of those that were linked into it, and tells others that
     * nothing is granted any more. Runs on the Hibernate Reactive session of the caller's transaction, which holds the
     * account's row and deletes it afterwards.
     */
    public Uni<Void> of(AccountId account) {
        return Panache.getSession().chain(session -> of(account, session));
    }

    private Uni<Void> of(AccountId account, Mutiny.Session session) {
        return lock(account, session)
                .chain(() -> session.createNativeQuery(UNLINK, String.class)
                        .setParameter(1, account.value())
                        .getSingleResult())
                .map(UUID::fromString)
                .call(chain -> session.createNativeQuery(DESTROY_SALTS)
                        .setParameter(1, chain)
                        .executeUpdate())
                .call(chain -> session.createNativeQuery(FORGET_REQUESTS)
                        .setParameter(1, chain)
                        .setParameter(2, account.value())
                        .executeUpdate())
                .chain(chain -> tell(account, chain, session));
    }

    private static Uni<Void> lock(AccountId account, Mutiny.Session session) {
        return session.createNativeQuery(LOCK_TABLE)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(LOCK, Object.class)
                        .setParameter(1, account.value())
                        .getResultList())
                .replaceWithVoid();
    }

    private Uni<Void> tell(AccountId account, UUID chain, Mutiny.Session session) {
        OffsetDateTime now = clock.instant().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
        return session.createNativeQuery(FORGET_CHANGES)
                .setParameter(1, account.value())
                .executeUpdate()
                .chain(() -> session.createNativeQuery(TELL)
                        .setParameter(1, account.value())
                        .setParameter(2, now)
                        .setParameter(3, chain)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
