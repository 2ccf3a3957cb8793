package chat.mia.keys;

import chat.mia.web.Deadline;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * What the running replicas tell each other of their secrets, so that none uses one which another does not know. They
 * share nothing but the database, where each says at intervals what it knows: fingerprints, never a secret.
 */
@ApplicationScoped
class Replicas {

    private static final Logger LOG = Logger.getLogger("mia.keys");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final UUID self = UUID.randomUUID();
    private final Pool database;
    private final Keyring keyring;
    private final KeyEncryption encryption;
    private final TokenLifetimes lifetimes;
    private final Deadline deadline;
    private final ActiveSecret choice;
    private volatile boolean waiting;

    Replicas(Pool database, Keyring keyring, KeyEncryption encryption, TokenLifetimes lifetimes, Deadline deadline) {
        this.database = database;
        this.keyring = keyring;
        this.encryption = encryption;
        this.lifetimes = lifetimes;
        this.deadline = deadline;
        this.choice = new ActiveSecret(keyring);
    }

    /** Before the signing keys are loaded. @throws IllegalStateException where this replica could not serve */
    void join(@Observes @Priority(90) StartupEvent starting) {
        meet(true).await().atMost(LIMIT);
    }

    @Scheduled(every = "20s", delayed = "20s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tell() {
        return deadline.on(meet(false))
                .onFailure()
                .invoke(failure -> LOG.warnf("the other replicas could not be heard: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    /** So that nobody waits for what this replica knows. */
    void leave(@Observes ShutdownEvent stopping) {
        try {
            ReplicaTable.forget(database, self).await().atMost(Duration.ofSeconds(2));
        } catch (RuntimeException e) {
            LOG.debug("the others find out themselves", e);
        }
    }

    private Uni<Void> meet(boolean starting) {
        return database.withTransaction(connection -> ReplicaTable.LOCK
                        .take(connection)
                        .chain(() -> ReplicaTable.others(connection, self))
                        .call(others -> starting
                                ? requireServes(connection, others)
                                : Uni.createFrom().voidItem())
                        .map(others -> new Meeting(others, choice.choose(others, starting)))
                        .call(meeting -> announce(connection, meeting.active())))
                .invoke(this::heed)
                .replaceWithVoid();
    }

    private record Meeting(List<Replica> others, int active) {}

    private Uni<Void> requireServes(SqlConnection connection, List<Replica> others) {
        return ReplicaTable.used(connection, lifetimes.derived())
                .invoke(used -> choice.requireServes(others, used))
                .replaceWithVoid();
    }

    /** Before it is used: who starts from now on must know it. */
    private Uni<Void> announce(SqlConnection connection, int active) {
        Map<Integer, String> known = keyring.fingerprints();
        List<String> secrets = new ArrayList<>();
        known.forEach((number, fingerprint) -> secrets.add(number + ":" + fingerprint));
        encryption.fingerprints().forEach(fingerprint -> secrets.add(Replica.ENCRYPTION + fingerprint));
        return ReplicaTable.tell(connection, self, secrets, active, known.get(active));
    }

    private void heed(Meeting meeting) {
        if (meeting.active() != keyring.active()) {
            LOG.infof("tokens are made with secret %d from now on", meeting.active());
        }
        boolean now = meeting.active() != keyring.configured();
        if (now && !waiting) {
            LOG.warnf(
                    "mia.keys.active-secret is %d, but a running replica does not know that secret: %d is used until all do",
                    keyring.configured(), meeting.active());
        }
        waiting = now;
        keyring.use(meeting.active());
        keyring.hear(meeting.others().stream()
                .flatMap(other -> other.numbers().stream())
                .collect(Collectors.toSet()));
        encryption.sealForAll(
                meeting.others().stream().allMatch(other -> other.readsWith(encryption.currentFingerprint())));
    }
}
