package chat.mia.consent;

import chat.mia.audit.AuditTrail;
import chat.mia.audit.SecurityEvent;
import chat.mia.audit.SecurityEvent.Kind;
import chat.mia.database.AdvisoryLock;
import chat.mia.database.OneReplica;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Lets proof go that has served its time. What may go is decided by functions of the owner alone. One of them tells what
 * the tombstones must say, which is signed here; the other takes them, computes under lock what they must say once more,
 * and refuses those that do not, so that what is signed is what was there. Both are called in one transaction.
 */
@ApplicationScoped
class ProofRetention {

    /** Of whoever purges. */
    static final AdvisoryLock LOCK = new AdvisoryLock(0x6d69612d70757267L);

    private static final String DUE =
            "SELECT month, events, chains, root, previous FROM consent_months_to_purge($1::text::interval)";
    private static final String PURGE = "SELECT purge_consent_months($1::text::interval, $2)";

    /** So many that a transaction takes about a second. */
    private static final String FORGET = "SELECT forget_purged_subjects($1, 200)";

    private static final UUID FIRST = new UUID(0, 0);

    private final OneReplica oneReplica;
    private final LedgerSeals seals;
    private final ProofPeriod period;
    private final AuditTrail audit;

    ProofRetention(OneReplica oneReplica, LedgerSeals seals, ProofPeriod period, AuditTrail audit) {
        this.oneReplica = oneReplica;
        this.seals = seals;
        this.period = period;
        this.audit = audit;
    }

    /** Purges all that may go, each month in a transaction of its own. A failure is logged by the scheduler. */
    @Scheduled(every = "24h", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        return oneReplica.does(LOCK, this::purgeOldest).chain(purged -> {
            purged.ifPresent(months -> months.forEach(this::tell));
            return purged.isPresent() ? purge() : forget(FIRST);
        });
    }

    /** @return the months that are gone, which is one as a rule; null where none may go */
    private Uni<List<Tombstone>> purgeOldest(SqlConnection connection) {
        return connection
                .preparedQuery(DUE)
                .execute(Tuple.of(period.text()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Tombstone::of)
                        .toList())
                .chain(months -> months.isEmpty()
                        ? Uni.createFrom().nullItem()
                        : purge(connection, months).replaceWith(months));
    }

    private Uni<Void> purge(SqlConnection connection, List<Tombstone> months) {
        String[] signed = Tombstone.sign(months, seals).toArray(String[]::new);
        return connection
                .preparedQuery(PURGE)
                .execute(Tuple.tuple().addValue(period.text()).addValue(signed))
                .replaceWithVoid();
    }

    /** The rows of chains that are nobody's and have no event left. Not with the months: it would stop choices for a minute. */
    private Uni<Void> forget(UUID after) {
        return oneReplica
                .does(LOCK, connection -> connection.preparedQuery(FORGET).execute(Tuple.of(after)))
                .map(rows -> rows.map(found -> found.iterator().next().getUUID(0)))
                .chain(last ->
                        last.isPresent() ? forget(last.get()) : Uni.createFrom().voidItem());
    }

    private void tell(Tombstone month) {
        audit.record(SecurityEvent.of(Kind.LEDGER_PURGED)
                .month(month.month().toString())
                .count(month.events()));
    }
}
