package chat.mia.keys;

import chat.mia.audit.AuditTrail;
import chat.mia.audit.SecurityEvent;
import chat.mia.audit.SecurityEvent.Kind;
import chat.mia.keys.ReceiptKeyTable.StoredReceiptKey;
import chat.mia.web.Deadline;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Sees to it that there is a receipt key, and that it is sealed with the secret in use. It is not replaced at intervals:
 * each one would have to be published for ever.
 */
@ApplicationScoped
class ReceiptKeyUpkeep {

    private static final Logger LOG = Logger.getLogger("mia.keys");
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final Pool database;
    private final ReceiptKeys keys;
    private final KeyEncryption encryption;
    private final AuditTrail audit;
    private final Deadline deadline;

    ReceiptKeyUpkeep(Pool database, ReceiptKeys keys, KeyEncryption encryption, AuditTrail audit, Deadline deadline) {
        this.database = database;
        this.keys = keys;
        this.encryption = encryption;
        this.audit = audit;
        this.deadline = deadline;
    }

    /** Requests come only after this. */
    void start(@Observes @Priority(110) StartupEvent starting) {
        follow(SigningKeyTable.LOCK::take).await().atMost(START_LIMIT);
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return deadline.on(follow(SigningKeyTable.LOCK::tryTake))
                .onFailure()
                .invoke(failure -> LOG.warnf("the receipt keys could not be looked at: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    /** Reads the keys, and does what is due. */
    Uni<Void> follow(Function<SqlConnection, Uni<Boolean>> lock) {
        return keys.refresh()
                .chain(stored -> isDue(stored) ? change(lock) : Uni.createFrom().voidItem());
    }

    Uni<Void> refresh() {
        return keys.refresh().replaceWithVoid();
    }

    /** A new key signs from now on; the one before stays published. In the caller's transaction, under the keys' lock. */
    Uni<List<SecurityEvent>> replace(SqlClient connection, String reason) {
        SigningKey key = KeyPairs.generate();
        byte[] sealed = encryption.encrypt(key.kid(), key.privateKey().getEncoded());
        return ReceiptKeyTable.retire(connection)
                .call(() -> ReceiptKeyTable.insert(connection, key, sealed))
                .map(retired -> {
                    List<SecurityEvent> events = new ArrayList<>();
                    retired.forEach(kid -> events.add(event(Kind.KEY_RETIRED, kid, reason)));
                    events.add(event(Kind.KEY_MADE, key.kid(), reason));
                    return events;
                });
    }

    private Uni<Void> change(Function<SqlConnection, Uni<Boolean>> lock) {
        return database.withTransaction(connection -> lock.apply(connection)
                        .chain(mine -> mine
                                ? ReceiptKeyTable.all(connection).chain(stored -> step(connection, stored))
                                : Uni.createFrom().item(List.<SecurityEvent>of())))
                .invoke(events -> events.forEach(audit::record))
                .chain(keys::refresh)
                .replaceWithVoid();
    }

    private Uni<List<SecurityEvent>> step(SqlConnection connection, List<StoredReceiptKey> stored) {
        Optional<StoredReceiptKey> active = active(stored);
        if (active.isEmpty()) {
            return replace(connection, "first receipts");
        }
        return active.filter(this::isOutdated)
                .map(key -> ReceiptKeyTable.seal(connection, key.kid(), encryptedAgain(key)))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .replaceWith(List.of());
    }

    private boolean isDue(List<StoredReceiptKey> stored) {
        return active(stored).map(this::isOutdated).orElse(true);
    }

    private boolean isOutdated(StoredReceiptKey key) {
        return encryption.isOutdated(key.kid(), key.sealed().orElseThrow());
    }

    private byte[] encryptedAgain(StoredReceiptKey key) {
        return encryption.encrypt(
                key.kid(), encryption.decrypt(key.kid(), key.sealed().orElseThrow()));
    }

    private static Optional<StoredReceiptKey> active(List<StoredReceiptKey> stored) {
        return stored.stream().filter(key -> key.sealed().isPresent()).findFirst();
    }

    private static SecurityEvent event(Kind kind, String kid, String reason) {
        return SecurityEvent.of(kind).key(kid).reason(reason);
    }
}
