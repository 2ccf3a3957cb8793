package chat.mia.keys;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that access tokens are signed with, as this replica knows them. They are read when the service starts; the
 * first replica of a new database makes the first one.
 */
@ApplicationScoped
public class SigningKeys {

    /** Any number that no other lock of the service uses. */
    private static final long ADVISORY_LOCK = 0x6d69612d6b657973L;

    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final Pool database;
    private final KeyEncryption encryption;
    private final Clock clock;
    private volatile Map<String, SigningKey> keys = Map.of();
    private volatile SigningKey active;

    SigningKeys(Pool database, KeyEncryption encryption, Clock clock) {
        this.database = database;
        this.encryption = encryption;
        this.clock = clock;
    }

    /** The key to sign with. */
    public SigningKey active() {
        return active;
    }

    /** The key with this {@code kid}; empty where it is not one of ours. */
    public Optional<SigningKey> find(String kid) {
        return Optional.ofNullable(keys.get(kid));
    }

    /** All keys whose public halves are published. */
    Iterable<SigningKey> published() {
        return keys.values();
    }

    /** Requests come only after this: the server listens when all observers are done. */
    void load(@Observes @Priority(100) StartupEvent starting) {
        SigningKey key = database.withTransaction(this::readOrMake).await().atMost(START_LIMIT);
        keys = Map.of(key.kid(), key);
        active = key;
    }

    private Uni<SigningKey> readOrMake(SqlConnection connection) {
        return connection
                .preparedQuery("SELECT pg_advisory_xact_lock($1)")
                .execute(Tuple.of(ADVISORY_LOCK))
                .chain(() -> connection
                        .query("SELECT kid, public_jwk, private_key FROM signing_key ORDER BY created_at DESC LIMIT 1")
                        .execute())
                .chain(rows -> rows.size() > 0
                        ? Uni.createFrom().item(read(rows.iterator().next()))
                        : make(connection));
    }

    private SigningKey read(Row row) {
        String kid = row.getString("kid");
        byte[] privateKey = encryption.decrypt(kid, row.getBuffer("private_key").getBytes());
        return KeyPairs.restore(kid, row.getString("public_jwk"), privateKey);
    }

    private Uni<SigningKey> make(SqlConnection connection) {
        SigningKey key = KeyPairs.generate();
        byte[] sealed = encryption.encrypt(key.kid(), key.privateKey().getEncoded());
        return connection
                .preparedQuery(
                        "INSERT INTO signing_key (kid, public_jwk, private_key, created_at) VALUES ($1, $2, $3, $4)")
                .execute(Tuple.of(
                        key.kid(),
                        KeyPairs.publicJwk(key).toJson(),
                        Buffer.buffer(sealed),
                        clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWith(key);
    }
}
