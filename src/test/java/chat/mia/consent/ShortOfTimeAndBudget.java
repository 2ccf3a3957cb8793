package chat.mia.consent;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A No lasts half a year, and a network may have three choices of nobody. */
public class ShortOfTimeAndBudget implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("mia.consent.refusal-lifetime", "P6M", "mia.consent.anonymous-budget", "3");
    }
}
