package chat.mia.keys;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The keys that are derived from the deployment's master secrets, by the secret's number and their purpose. */
@Startup
@ApplicationScoped
public class Keyring {

    static final int MIN_SECRET_LENGTH = 32;

    /** What was heard of the other replicas longer ago may be outdated. */
    private static final Duration HEARSAY_LIMIT = Duration.ofMinutes(1);

    private final Map<Integer, Derived> secrets = new HashMap<>();
    private final Set<Integer> numbers;
    private final Set<Integer> revoked;
    private final int configured;
    private volatile int active;
    private volatile Hearsay hearsay = new Hearsay(Set.of(), System.nanoTime() - HEARSAY_LIMIT.toNanos());

    /** The numbers that other replicas know, and when that was heard. */
    private record Hearsay(Set<Integer> numbers, long at) {}

    /** @throws IllegalStateException where a secret is too short, its number out of range, or the active one absent */
    Keyring(KeysConfig config) {
        configured = config.activeSecret();
        active = configured;
        revoked = config.revokedSecrets().orElse(Set.of());
        config.secrets().forEach(this::add);
        numbers = Set.copyOf(secrets.keySet());
        if (!secrets.containsKey(active)) {
            throw new IllegalStateException("mia.keys.active-secret is " + active + ", but there is no such secret");
        }
    }

    private void add(int number, String secret) {
        if (number < 0 || number > 255 || secret.length() < MIN_SECRET_LENGTH) {
            throw new IllegalStateException("mia.keys.secrets." + number
                    + " must have a number from 0 to 255 and at least " + MIN_SECRET_LENGTH + " characters");
        }
        if (revoked.contains(number)) {
            throw new IllegalStateException(
                    "mia.keys.secrets." + number + " is named in mia.keys.revoked-secrets: remove one of the two");
        }
        secrets.put(number, new Derived(secret, new ConcurrentHashMap<>()));
    }

    /** The number of the secret that new tokens are made with: 0 to 255. It may change while the service runs. */
    public int active() {
        return active;
    }

    /** The key for a purpose from a numbered secret; empty where this replica does not know the number. */
    public Optional<HmacKey> find(int number, String purpose) {
        return Optional.ofNullable(secrets.get(number)).map(secret -> secret.key(purpose));
    }

    /** The numbers of all secrets that this replica knows. */
    public Set<Integer> numbers() {
        return numbers;
    }

    /** The key for a purpose from the active secret. */
    public HmacKey activeKey(String purpose) {
        return find(active, purpose).orElseThrow();
    }

    /**
     * Whether a number that is unknown here may be in use on another replica. Then its tokens must not be taken for
     * forged: whoever shows one would be signed out. Needs no database.
     */
    public boolean mayBeKnownElsewhere(int number) {
        Hearsay heard = hearsay;
        boolean outdated = System.nanoTime() - heard.at() > HEARSAY_LIMIT.toNanos();
        return !secrets.containsKey(number)
                && !revoked.contains(number)
                && (outdated || heard.numbers().contains(number));
    }

    /** The number that the settings want to be active. */
    int configured() {
        return configured;
    }

    boolean isRevoked(int number) {
        return revoked.contains(number);
    }

    /** All secrets as others may see them: each number with its secret's fingerprint. */
    Map<Integer, String> fingerprints() {
        return secrets.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> HmacKey.fingerprint(entry.getValue().secret())));
    }

    void use(int number) {
        if (!secrets.containsKey(number)) {
            throw new IllegalArgumentException("Unknown secret " + number);
        }
        active = number;
    }

    void hear(Set<Integer> numbersElsewhere) {
        hearsay = new Hearsay(Set.copyOf(numbersElsewhere), System.nanoTime());
    }

    private record Derived(String secret, Map<String, HmacKey> keys) {

        HmacKey key(String purpose) {
            return keys.computeIfAbsent(purpose, name -> HmacKey.derive(secret, name));
        }

        /** Hides the secret. */
        @Override
        public String toString() {
            return "Derived";
        }
    }
}
