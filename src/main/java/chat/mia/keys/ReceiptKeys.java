package chat.mia.keys;

import chat.mia.keys.ReceiptKeyTable.StoredReceiptKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that receipts and the seals of the ledger are signed with, as this replica knows them. They are others than
 * those of access tokens, since their public halves stay for ever. Asking for one needs no database.
 */
@ApplicationScoped
public class ReceiptKeys {

    private record Known(SigningKey active, Map<String, PublicKey> published, List<String> publicJwks) {}

    private final Pool database;
    private final KeyEncryption encryption;
    private final Es256 es256;

    private volatile Known known;

    ReceiptKeys(Pool database, KeyEncryption encryption, Es256 es256) {
        this.database = database;
        this.encryption = encryption;
        this.es256 = es256;
    }

    /** The key to sign with. */
    public SigningKey active() {
        return known.active();
    }

    /** The public half with this {@code kid}; empty where no receipt key of ours ever had it. */
    public Optional<PublicKey> find(String kid) {
        return Optional.ofNullable(known.published().get(kid));
    }

    /** All public halves as JSON, oldest first; the same list until one is added. */
    List<String> published() {
        return known.publicJwks();
    }

    /** Reads the keys again, and tells what was read. Without one that signs what was known before stays. */
    Uni<List<StoredReceiptKey>> refresh() {
        return ReceiptKeyTable.all(database).invoke(this::take);
    }

    /** None is ever removed, so of two readings the longer one is the newer. */
    private synchronized void take(List<StoredReceiptKey> stored) {
        boolean newer = known == null || stored.size() > known.published().size();
        stored.stream()
                .filter(key -> newer && key.sealed().isPresent())
                .findFirst()
                .ifPresent(active -> known = read(active, stored));
    }

    /** @throws IllegalStateException where the active key cannot be decrypted */
    private Known read(StoredReceiptKey active, List<StoredReceiptKey> stored) {
        SigningKey signing = es256.adopt(KeyPairs.restore(
                active.kid(),
                active.publicJwk(),
                encryption.decrypt(active.kid(), active.sealed().orElseThrow())));
        Map<String, PublicKey> halves = new HashMap<>();
        stored.forEach(key -> halves.put(key.kid(), es256.adopt(KeyPairs.publicKey(key.kid(), key.publicJwk()))));
        return new Known(
                signing,
                Map.copyOf(halves),
                stored.stream().map(StoredReceiptKey::publicJwk).toList());
    }
}
