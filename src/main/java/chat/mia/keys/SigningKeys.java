package chat.mia.keys;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * The keys that access tokens are signed with, as this replica knows them: read again every few seconds, so that it follows
 * what any replica does to them. Asking for one needs no database.
 */
@ApplicationScoped
public class SigningKeys {

    private static final Logger LOG = Logger.getLogger("mia.keys");

    /** All of one reading, so that nobody sees half of a change. {@code own} are those that can sign. */
    private record Known(
            SigningKey active,
            Instant activeSince,
            Map<String, SigningKey> own,
            Map<String, PublicKey> published,
            List<String> publicJwks,
            long reading) {}

    private final Pool database;
    private final KeyEncryption encryption;
    private final Es256 es256;
    /** Not by the clock of the database, which may step back. */
    private final AtomicLong readings = new AtomicLong();

    private volatile Known known;

    SigningKeys(Pool database, KeyEncryption encryption, Es256 es256) {
        this.database = database;
        this.encryption = encryption;
        this.es256 = es256;
    }

    /** The key to sign with. */
    public SigningKey active() {
        return known.active();
    }

    /** The public half with this {@code kid}; empty where it is not one of ours, or not any more. */
    public Optional<PublicKey> find(String kid) {
        return Optional.ofNullable(known.published().get(kid));
    }

    /** All public halves that verifiers may use, as JSON, oldest first. */
    List<String> published() {
        return known.publicJwks();
    }

    /** Since when the active key signs, by the database's clock. */
    Instant activeSince() {
        return known.activeSince();
    }

    /** Reads the keys again, and tells what was read. Without an active one what was known before stays. */
    Uni<List<StoredKey>> refresh() {
        return Uni.createFrom()
                .item(readings::incrementAndGet)
                .chain(number -> SigningKeyTable.all(database).invoke(keys -> take(number, keys)));
    }

    /**
     * Readings may overtake each other: the older one of two must not win.
     *
     * @throws IllegalStateException where the active key cannot be decrypted
     */
    private synchronized void take(long number, List<StoredKey> keys) {
        Optional<StoredKey> active = RotationRules.in(keys, KeyState.ACTIVE);
        if (active.isPresent() && (known == null || number > known.reading())) {
            known = read(
                    number,
                    active.get(),
                    keys.stream().filter(StoredKey::isPublished).toList());
        }
    }

    private Known read(long number, StoredKey active, List<StoredKey> published) {
        Map<String, SigningKey> own = new HashMap<>();
        Map<String, PublicKey> halves = new HashMap<>();
        own.put(active.kid(), signing(active));
        RotationRules.in(published, KeyState.NEXT).ifPresent(next -> prepare(next, own));
        published.forEach(key -> halves.put(
                key.kid(), own.containsKey(key.kid()) ? own.get(key.kid()).publicKey() : verifying(key)));
        return new Known(
                own.get(active.kid()),
                active.activeFrom().orElseThrow(),
                own,
                Map.copyOf(halves),
                published.stream().map(StoredKey::publicJwk).toList(),
                number);
    }

    /** A next key that cannot be read is no reason to stop before it is needed. */
    private void prepare(StoredKey next, Map<String, SigningKey> own) {
        try {
            own.put(next.kid(), signing(next));
        } catch (IllegalStateException e) {
            LOG.errorf("the next signing key cannot be used: %s", e.getMessage());
        }
    }

    private SigningKey signing(StoredKey key) {
        SigningKey before = known == null ? null : known.own().get(key.kid());
        return before != null
                ? before
                : es256.adopt(KeyPairs.restore(
                        key.kid(),
                        key.publicJwk(),
                        encryption.decrypt(key.kid(), key.sealed().orElseThrow())));
    }

    private PublicKey verifying(StoredKey key) {
        PublicKey before = known == null ? null : known.published().get(key.kid());
        return before != null ? before : es256.adopt(KeyPairs.publicKey(key.kid(), key.publicJwk()));
    }
}
