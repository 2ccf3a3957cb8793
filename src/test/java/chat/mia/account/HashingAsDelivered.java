package chat.mia.account;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The defaults of {@link AccountConfig}, for tests of the hashes; all others have cheaper ones. */
public class HashingAsDelivered implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("mia.account.password-hashing.memory", "19456", "mia.account.password-hashing.iterations", "2");
    }
}
