package chat.mia.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * A start of its own for tests that cut the service off from its database, so that they cut off no other; it soon gives up, and
 * looks five times a second whether it is ready.
 */
public class CutOff implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "mia.database.time-limit", "2s",
                "mia.database.readiness.interval", "200ms",
                "mia.database.readiness.time-limit", "1s",
                "mia.database.readiness.failures", "3");
    }
}
