package chat.mia.account;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** For tests that sign in hundreds of times. */
public class CheapHashing implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("mia.account.password-hashing.memory", "64", "mia.account.password-hashing.iterations", "1");
    }
}
