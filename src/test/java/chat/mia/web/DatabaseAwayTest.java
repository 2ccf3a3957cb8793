package chat.mia.web;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.mia.testing.Browser;
import chat.mia.testing.CuttablePostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DatabaseAwayTest.Alone.class)
@QuarkusTestResource(value = CuttablePostgresResource.class, restrictToAnnotatedClass = true)
class DatabaseAwayTest {

    /** A start of the service of its own, so that no other test is cut off. */
    public static class Alone implements QuarkusTestProfile {}

    private static final String CHOICE = """
            {"policyVersion": "2026-04-25", "choices": {"analytics": true}, "source": "banner", "locale": "en"}""";

    @Inject
    Tables tables;

    @AfterEach
    void mend() {
        CuttablePostgresResource.mend();
    }

    @Test
    void calls_whileTheDatabaseIsAway_say503AndGoOnAfterwards() {
        Browser browser = Browser.signedUp();
        Map<String, String> before = tables.contents();
        CuttablePostgresResource.cut();

        refused(browser.refresh());
        refused(browser.call("PUT", "/api/v1/consent", CHOICE));
        refused(browser.call("GET", "/api/v1/account"));
        refused(browser.call("POST", "/api/v1/session", browser.credentials()));
        refused(browser.call("DELETE", "/api/v1/session"));
        browser.call("GET", "/api/v1/session").then().statusCode(200);

        assertEquals(before, tables.contents());
        CuttablePostgresResource.mend();
        browser.refresh().then().statusCode(200);
        browser.call("PUT", "/api/v1/consent", CHOICE).then().statusCode(200);
    }

    private static void refused(Response answer) {
        answer.then()
                .statusCode(503)
                .header("Retry-After", "2")
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/temporarily-unavailable"));
        assertEquals(List.of(), answer.headers().getValues("Set-Cookie"));
        assertFalse(answer.asString().contains("localhost"));
    }
}
