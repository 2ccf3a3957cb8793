package chat.mia.web;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.mia.testing.Configured;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicOriginTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://chat.example/",
                "https://chat.example/app",
                "https://chat.example?x",
                "https://chat.example#x",
                "https://user@chat.example",
                "http://chat.example",
                "http://127.0.0.1.chat.example",
                "ftp://chat.example",
                "chat.example",
                "https:///",
                "mailto:a@chat.example",
            })
    void start_notAnOrigin_isRefused(String value) {
        String message =
                assertThrows(RuntimeException.class, () -> origin(value)).getMessage();

        assertThat(message, containsString("mia.public-origin"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://Chat.Example, https://chat.example, chat.example",
        "https://chat.example:8443, https://chat.example:8443, chat.example",
        "http://localhost:8080, http://localhost:8080, localhost",
        "http://127.0.0.1:8080, http://127.0.0.1:8080, 127.0.0.1",
        "http://[::1]:8080, http://[::1]:8080, [::1]",
    })
    void start_origin_isTakenInLowerCase(String value, String origin, String host) {
        assertEquals(origin, origin(value).value());
        assertEquals(host, origin(value).host());
        assertEquals(origin + "/x", origin(value).link("/x"));
    }

    private static PublicOrigin origin(String value) {
        return new PublicOrigin(Configured.with(WebConfig.class, Map.of("mia.public-origin", value)));
    }
}
