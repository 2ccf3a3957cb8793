package chat.mia.session;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.mia.testing.Configured;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The service is made from its settings alone here: what is refused is refused before anything else is looked at. */
class RotationSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "rotation.min-interval, 29s",
        "rotation.grace, 31s",
        "rotation.grace, -1s",
        "idle-limit, 0s",
        "idle-limit, -1s",
        "absolute-limit, 0s",
        "access-token.lifetime, 0s",
    })
    void start_settingsThatEndHonestSessions_areRefused(String setting, String value) {
        String message = assertThrows(IllegalStateException.class, () -> rotation(setting, value))
                .getMessage();

        assertThat(message, startsWith("mia.session."));
    }

    @ParameterizedTest
    @CsvSource({"rotation.min-interval, 30s", "rotation.min-interval, 5m", "rotation.grace, 0s", "idle-limit, 1s"})
    void start_settingsThatMakeSense_areTaken(String setting, String value) {
        rotation(setting, value);
    }

    private static void rotation(String setting, String value) {
        new Rotation(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Configured.with(SessionConfig.class, Map.of("mia.session." + setting, value)));
    }
}
