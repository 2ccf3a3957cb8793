package chat.mia.session;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.StoppedClock;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On calls that anybody may make, who believes to be signed in is not taken for a stranger. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class StaleTokenTest {

    private static final Instant BEGIN = Instant.parse("2026-04-25T10:00:00Z");
    private static final String CHOICE = """
            {"policyVersion": "2026-04-25", "choices": {"analytics": true}, "source": "banner", "locale": "en"}""";

    @Inject
    StoppedClock clock;

    @Inject
    Tables tables;

    @AfterEach
    void runClock() {
        clock.run();
    }

    @Test
    void consent_underAnExpiredToken_isRefusedAndChangesNothing() {
        clock.stopAt(BEGIN);
        Browser browser = Browser.signedUp();
        clock.stopAt(BEGIN.plusSeconds(600));

        refused(browser, "/problems/access-token-expired");
        refused(
                new Browser().with("Authorization", "Bearer " + browser.cookie("access_token")),
                "/problems/access-token-expired");
    }

    @Test
    void consent_underAForgedToken_isRefusedAndChangesNothing() {
        refused(new Browser().set("access_token", "forged"), "/problems/not-signed-in");
        refused(new Browser().with("Authorization", "Basic x"), "/problems/not-signed-in");
    }

    @Test
    void consent_inAnEndedSession_isRefusedAndChangesNothing() {
        Browser browser = Browser.signedUp();
        browser.copy().call("DELETE", "/api/v1/session").then().statusCode(204);

        refused(browser, "/problems/session-ended");
    }

    private void refused(Browser browser, String type) {
        Map<String, String> before = tables.contents();
        browser.call("PUT", "/api/v1/consent", CHOICE).then().statusCode(401).body("type", equalTo(type));
        browser.call("DELETE", "/api/v1/consent").then().statusCode(401).body("type", equalTo(type));
        browser.call("GET", "/api/v1/consent").then().statusCode(401).body("type", equalTo(type));
        assertEquals(before, tables.contents());
    }
}
