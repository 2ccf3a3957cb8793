package chat.mia.web;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.mia.testing.Configured;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account",
                "/account/",
                "//",
                "/a//b",
                "/a/..",
                "/./a",
                "/a b",
                "/a?b",
                "/a%2fb",
                "/a;b",
                "/api",
                "/api/v1",
                "/kit",
                "/legal/x",
                "/problems",
                "/q",
                "/.well-known"
            })
    void start_noPathOrOneThatDoesNotMove_isRefused(String rootPath) {
        String message = assertThrows(ConfigurationException.class, () -> below(rootPath))
                .getMessage();

        assertThat(message, containsString("mia.pages.root-path"));
    }

    @ParameterizedTest
    @CsvSource({
        "/, /, /privacy, /admin",
        "/account, /account, /account/privacy, /account/admin",
        "/apiary/..., /apiary/..., /apiary/.../privacy, /apiary/.../admin",
        "/privacy, /privacy, /privacy/privacy, /privacy/admin"
    })
    void addresses_belowARootPath_standThere(String rootPath, String home, String privacy, String admin) {
        assertEquals(home, below(rootPath).home());
        assertEquals(privacy, below(rootPath).privacy());
        assertEquals(admin, below(rootPath).admin());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/, /, /",
                "/, /privacy, /privacy",
                "/a, /, -",
                "/a, /a, /",
                "/a, /a/, /",
                "/a, /a/admin, /admin",
                "/a, /a/admin/x, /admin/x",
                "/a, /a/administration, -",
                "/a, /administration, /administration",
                "/a, /admin/x, -",
                "/a, /a/api/v1/session, -",
                "/a, /api/v1/session, /api/v1/session",
                "/privacy, /privacy, /",
                "/privacy, /privacy/privacy, /privacy",
                "/privacy, /admin, -"
            })
    void meant_path_isThatOfTheCodeOrNothing(String rootPath, String asked, String meant) {
        assertEquals(Optional.ofNullable(meant), below(rootPath).meant(asked));
    }

    private static PageAddresses below(String rootPath) {
        return new PageAddresses(Configured.with(
                WebConfig.class, Map.of("mia.public-origin", "https://chat.example", "mia.pages.root-path", rootPath)));
    }
}
