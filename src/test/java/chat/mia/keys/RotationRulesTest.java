package chat.mia.keys;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.mia.testing.Configured;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RotationRulesTest {

    private static final String SECRET = "0123456789-0123456789-0123456789";

    @Test
    void start_prePublicationUnderTenMinutes_isRefused() {
        refused("at least 10 minutes", Map.of("mia.keys.rotation.pre-publication", "599s"));
        assertDoesNotThrow(() -> rules(Map.of("mia.keys.rotation.pre-publication", "600s")));
    }

    @Test
    void start_periodShorterThanThePrePublication_isRefused() {
        refused(
                "must not be shorter",
                Map.of("mia.keys.rotation.pre-publication", "2h", "mia.keys.rotation.period", "119m"));
        assertDoesNotThrow(
                () -> rules(Map.of("mia.keys.rotation.pre-publication", "2h", "mia.keys.rotation.period", "2h")));
    }

    @Test
    void stillPublished_coversTokensCachesAndReplicasThatNoticeLate() {
        assertEquals(Duration.ofSeconds(600 + 300 + 60), rules(Map.of()).stillPublished());
    }

    private static void refused(String complaint, Map<String, String> settings) {
        String message =
                assertThrows(IllegalStateException.class, () -> rules(settings)).getMessage();
        assertThat(message, containsString(complaint));
    }

    private static RotationRules rules(Map<String, String> settings) {
        Map<String, String> complete = new HashMap<>(settings);
        complete.put("mia.keys.secrets.0", SECRET);
        complete.put("mia.keys.encryption-secret", SECRET);
        return new RotationRules(Configured.with(KeysConfig.class, complete), new TenMinutes());
    }

    private record TenMinutes() implements TokenLifetimes {

        @Override
        public Duration signed() {
            return Duration.ofMinutes(10);
        }

        @Override
        public Duration derived() {
            return Duration.ofDays(30);
        }
    }
}
