package chat.mia.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * Settings other than those of most tests, each for the sake of a test. They get in nobody's way, so that one start of the
 * service does for all.
 */
public class OtherSettings implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                // Passwords are hashed as delivered.
                "mia.account.password-hashing.memory", "19456",
                "mia.account.password-hashing.iterations", "2",
                // A No lasts half a year, and a network may have three choices of nobody.
                "mia.consent.refusal-lifetime", "P6M",
                "mia.consent.anonymous-budget", "3",
                // The secret was changed from number 0 to number 1.
                "mia.keys.secrets.1", "1111111111-a-secret-for-tests-only",
                "mia.keys.active-secret", "1");
    }
}
