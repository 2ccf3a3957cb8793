package chat.mia.session;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The CSRF token on unsafe calls that the cookie authorises; sign-out has rules of its own. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CsrfTest {

    private static final String CHOICE = """
            {"policyVersion": "2026-04-25", "choices": {"analytics": true}, "source": "banner", "locale": "en"}""";

    @Inject
    Tables tables;

    @Test
    void unsafeCall_withoutThisSessionsToken_isRefusedAndChangesNothing() {
        Browser browser = Browser.signedUp();
        List<String> wrong = List.of("", "x", browser.signInElsewhere().cookie("csrf_token"));
        Map<String, String> before = tables.contents();

        for (String token : wrong) {
            refused(browser.copy().with("X-CSRF-Token", token));
        }
        refused(browser.copy().drop("csrf_token"));

        assertEquals(before, tables.contents());
        browser.call("PUT", "/api/v1/consent", CHOICE).then().statusCode(200);
    }

    @Test
    void unsafeCall_byHeader_needsNone() {
        Browser browser = Browser.signedUp();

        new Browser()
                .with("Authorization", "Bearer " + browser.cookie("access_token"))
                .call("PUT", "/api/v1/consent", CHOICE)
                .then()
                .statusCode(200);
    }

    @Test
    void safeCall_needsNone() {
        Browser browser = Browser.signedUp().drop("csrf_token");

        browser.call("GET", "/api/v1/account").then().statusCode(200);
        browser.call("GET", "/api/v1/consent").then().statusCode(200);
    }

    private static void refused(Browser browser) {
        browser.call("PUT", "/api/v1/consent", CHOICE)
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/csrf-token-mismatch"));
        browser.call("DELETE", "/api/v1/consent").then().statusCode(403);
        browser.call("PUT", "/api/v1/consent", "not the content either").then().statusCode(403);
    }
}
