package chat.mia.keys;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The keys that are derived from the deployment's master secrets, by the secret's number and their purpose. */
@Startup
@ApplicationScoped
public class Keyring {

    static final int MIN_SECRET_LENGTH = 32;

    private final Map<Integer, Derived> secrets = new HashMap<>();
    private final int active;

    /** @throws IllegalStateException where a secret is too short, its number out of range, or the active one absent */
    Keyring(KeysConfig config) {
        active = config.activeSecret();
        config.secrets().forEach((number, secret) -> {
            if (number < 0 || number > 255 || secret.length() < MIN_SECRET_LENGTH) {
                throw new IllegalStateException("mia.keys.secrets." + number
                        + " must have a number from 0 to 255 and at" + " least " + MIN_SECRET_LENGTH + " characters");
            }
            secrets.put(number, new Derived(secret, new ConcurrentHashMap<>()));
        });
        if (!secrets.containsKey(active)) {
            throw new IllegalStateException("mia.keys.active-secret is " + active + ", but there is no such secret");
        }
    }

    /** The number of the secret that new tokens are made with: 0 to 255. */
    public int active() {
        return active;
    }

    /** The key for a purpose from the active secret. */
    public HmacKey activeKey(String purpose) {
        return find(active, purpose).orElseThrow();
    }

    /** The key for a purpose from a numbered secret; empty where this replica does not know the number. */
    public Optional<HmacKey> find(int number, String purpose) {
        return Optional.ofNullable(secrets.get(number)).map(secret -> secret.key(purpose));
    }

    private record Derived(String secret, Map<String, HmacKey> keys) {

        HmacKey key(String purpose) {
            return keys.computeIfAbsent(purpose, name -> HmacKey.derive(secret, name));
        }
    }
}
