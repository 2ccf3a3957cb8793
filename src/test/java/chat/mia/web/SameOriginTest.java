package chat.mia.web;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SameOriginTest {

    @Inject
    Tables tables;

    private Browser browser;

    @BeforeEach
    void signUp() {
        browser = Browser.signedUp();
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, none",
        "Sec-Fetch-Site, anything",
        "Origin, https://evil.example",
        "Origin, https://chat.example.evil.example",
        "Origin, https://sub.chat.example",
        "Origin, http://chat.example",
        "Origin, null",
    })
    void unsafeCall_fromElsewhere_isRefusedAndChangesNothing(String header, String value) {
        Map<String, String> before = tables.contents();
        browser.with(header, value);

        for (String[] call : new String[][] {
            {"POST", "/api/v1/session/refresh"}, {"DELETE", "/api/v1/session"}, {"DELETE", "/api/v1/consent"},
        }) {
            browser.call(call[0], call[1]).then().statusCode(403).body("type", equalTo("/problems/cross-site-request"));
        }
        browser.call("POST", "/api/v1/session", browser.credentials()).then().statusCode(403);
        browser.call("POST", "/api/v1/accounts", browser.credentials()).then().statusCode(403);
        browser.call("PUT", "/api/v1/consent", Map.of()).then().statusCode(403);

        assertEquals(before, tables.contents());
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, same-origin", "Origin, https://chat.example"})
    void unsafeCall_fromOurPages_passes(String header, String value) {
        browser.with(header, value).refresh().then().statusCode(200);
    }

    @Test
    void unsafeCall_bySecFetchSite_originDoesNotMatter() {
        browser.with("Sec-Fetch-Site", "same-origin")
                .with("Origin", "http://localhost:8080")
                .refresh()
                .then()
                .statusCode(200);
    }

    @Test
    void unsafeCall_typedByTheUserWithoutCookie_passes() {
        new Browser()
                .with("Sec-Fetch-Site", "none")
                .call("POST", "/api/v1/session", browser.credentials())
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none"})
    void safeCall_fromElsewhere_passes(String site) {
        browser.with("Sec-Fetch-Site", site)
                .call("GET", "/api/v1/session")
                .then()
                .statusCode(200);
    }
}
