package chat.mia.keys;

import chat.mia.audit.AuditTrail;
import chat.mia.audit.SecurityEvent;
import chat.mia.audit.SecurityEvent.Kind;
import chat.mia.keys.RotationRules.Step;
import chat.mia.web.Deadline;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Lets signing keys follow one another. Every replica looks every few seconds, which is one small query; where something
 * is due, one of them does it, under a lock of the database.
 */
@ApplicationScoped
class KeyRotation {

    private static final Logger LOG = Logger.getLogger("mia.keys");
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final Pool database;
    private final SigningKeys keys;
    private final KeyEncryption encryption;
    private final RotationRules rules;
    private final ReceiptKeyUpkeep receipts;
    private final AuditTrail audit;
    private final Deadline deadline;

    KeyRotation(
            Pool database,
            SigningKeys keys,
            KeyEncryption encryption,
            RotationRules rules,
            ReceiptKeyUpkeep receipts,
            AuditTrail audit,
            Deadline deadline) {
        this.database = database;
        this.keys = keys;
        this.encryption = encryption;
        this.rules = rules;
        this.receipts = receipts;
        this.audit = audit;
        this.deadline = deadline;
    }

    /** Requests come only after this: the server listens when all observers are done. */
    void start(@Observes @Priority(100) StartupEvent starting) {
        follow(SigningKeyTable.LOCK::take).await().atMost(START_LIMIT);
    }

    /** Given up where the database hangs, since the next look waits for this one. */
    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return deadline.on(follow(SigningKeyTable.LOCK::tryTake))
                .onFailure()
                .invoke(failure -> LOG.warnf("the signing keys could not be looked at: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    /** Reads the keys, and does what is due. */
    Uni<Void> follow(Function<SqlConnection, Uni<Boolean>> lock) {
        return keys.refresh()
                .chain(read -> isDue(read)
                        ? change(
                                lock,
                                connection -> SigningKeyTable.all(connection).chain(stored -> step(connection, stored)))
                        : Uni.createFrom().voidItem());
    }

    /**
     * Withdraws all keys and signs with a new one at once: who can read one private half can probably read the others. On
     * other replicas this takes as long as they need to look. The receipt key is replaced too, but stays published: what it
     * signed stays true, and the ledger tells what was recorded.
     *
     * @param reason a word for the audit trail
     * @param by is put on each event: who did it
     */
    Uni<Void> replaceAll(String reason, Consumer<SecurityEvent> by) {
        return change(
                SigningKeyTable.LOCK::take,
                connection -> SigningKeyTable.revokeAll(connection)
                        .map(revoked -> revoked.stream()
                                .map(kid -> event(Kind.KEY_REVOKED, kid, reason))
                                .toList())
                        .chain(events -> and(events, make(connection, true, reason)))
                        .chain(events -> and(events, receipts.replace(connection, reason)))
                        .invoke(events -> events.forEach(by)));
    }

    private static Uni<List<SecurityEvent>> and(List<SecurityEvent> events, Uni<List<SecurityEvent>> more) {
        return more.map(
                further -> Stream.concat(events.stream(), further.stream()).toList());
    }

    /** Tells only what was committed, and only then. */
    private Uni<Void> change(
            Function<SqlConnection, Uni<Boolean>> lock, Function<SqlConnection, Uni<List<SecurityEvent>>> work) {
        return database.withTransaction(connection -> lock.apply(connection)
                        .chain(mine ->
                                mine ? work.apply(connection) : Uni.createFrom().item(List.<SecurityEvent>of())))
                .invoke(events -> events.forEach(audit::record))
                .chain(keys::refresh)
                .chain(receipts::refresh);
    }

    private boolean isDue(List<StoredKey> stored) {
        return rules.due(stored) != Step.NOTHING || stored.stream().anyMatch(this::isOutdated);
    }

    private Uni<List<SecurityEvent>> step(SqlConnection connection, List<StoredKey> stored) {
        return sealAgain(connection, stored.stream().filter(this::isOutdated).toList())
                .chain(() -> SigningKeyTable.forgetOld(connection))
                .chain(() -> switch (rules.due(stored)) {
                    case MAKE_FIRST -> make(connection, true, "first");
                    case MAKE_NEXT -> make(connection, false, "rotation");
                    case ACTIVATE_NEXT -> activate(connection, stored);
                    case NOTHING -> Uni.createFrom().item(List.<SecurityEvent>of());
                });
    }

    private Uni<List<SecurityEvent>> make(SqlConnection connection, boolean active, String reason) {
        SigningKey key = KeyPairs.generate();
        byte[] sealed = encryption.encrypt(key.kid(), key.privateKey().getEncoded());
        List<SecurityEvent> events = new ArrayList<>(List.of(event(Kind.KEY_MADE, key.kid(), reason)));
        if (active) {
            events.add(event(Kind.KEY_ACTIVATED, key.kid(), reason));
        }
        return SigningKeyTable.insert(connection, key, sealed, active).replaceWith(events);
    }

    private Uni<List<SecurityEvent>> activate(SqlConnection connection, List<StoredKey> stored) {
        List<SecurityEvent> events = new ArrayList<>();
        RotationRules.in(stored, KeyState.ACTIVE)
                .ifPresent(old -> events.add(event(Kind.KEY_RETIRED, old.kid(), "rotation")));
        RotationRules.in(stored, KeyState.NEXT)
                .ifPresent(next -> events.add(event(Kind.KEY_ACTIVATED, next.kid(), "rotation")));
        return SigningKeyTable.retire(connection, rules.stillPublished())
                .chain(() -> SigningKeyTable.activateNext(connection))
                .replaceWith(events);
    }

    private boolean isOutdated(StoredKey key) {
        return key.sealed()
                .filter(bytes -> encryption.isOutdated(key.kid(), bytes))
                .isPresent();
    }

    private Uni<Void> sealAgain(SqlConnection connection, List<StoredKey> outdated) {
        if (outdated.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom()
                .iterable(outdated)
                .onItem()
                .transformToUniAndConcatenate(key -> SigningKeyTable.seal(connection, key.kid(), encryptedAgain(key)))
                .collect()
                .asList()
                .invoke(() -> LOG.info("the signing keys are encrypted with the new mia.keys.encryption-secret;"
                        + " mia.keys.previous-encryption-secret can be removed"))
                .replaceWithVoid();
    }

    private byte[] encryptedAgain(StoredKey key) {
        return encryption.encrypt(
                key.kid(), encryption.decrypt(key.kid(), key.sealed().orElseThrow()));
    }

    private static SecurityEvent event(Kind kind, String kid, String reason) {
        return SecurityEvent.of(kind).key(kid).reason(reason);
    }
}
