package chat.mia.account;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Browser;
import chat.mia.testing.LogLines;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PasswordChangeTest {

    private static final String PATH = "/api/v1/account/password";
    private static final String NEW = "another horse, other staple";

    @Inject
    Tables tables;

    private Browser browser;
    private Browser thief;

    @BeforeEach
    void signUp() {
        browser = Browser.signedUp();
        thief = browser.signInElsewhere();
    }

    @Test
    void change_rightPassword_makesTheNewOneTheOnlyOne() {
        change(browser, Browser.PASSWORD, NEW).then().statusCode(204);

        signIn(Browser.PASSWORD).then().statusCode(401).body("type", equalTo("/problems/wrong-credentials"));
        signIn(NEW).then().statusCode(200);
    }

    @Test
    void change_rightPassword_endsAllOtherSessions() {
        UUID ended = thief.session();

        Response answer = change(browser, Browser.PASSWORD, NEW);

        answer.then().statusCode(204);
        assertEquals(List.of(), answer.headers().getValues("Set-Cookie"));
        thief.call("GET", "/api/v1/session").then().statusCode(401).body("type", equalTo("/problems/session-ended"));
        thief.refresh().then().statusCode(401).body("type", equalTo("/problems/session-ended"));
        assertEquals(List.of(List.of(4)), tables.query("SELECT status FROM auth_session WHERE sid = ?", ended));
        assertEquals(
                1,
                tables.query("SELECT at FROM service_event WHERE kind = 'session-ended' AND sid = ?", ended)
                        .size());
    }

    @Test
    void change_rightPassword_keepsThisSessionAndThoseOfOthers() {
        Browser stranger = Browser.signedUp();

        change(browser, Browser.PASSWORD, NEW).then().statusCode(204);

        for (Browser kept : List.of(browser, stranger)) {
            kept.call("GET", "/api/v1/session").then().statusCode(200);
            kept.refresh().then().statusCode(200);
        }
    }

    @Test
    void change_byHeader_needsNoCsrfToken() {
        Browser client = new Browser().with("Authorization", "Bearer " + browser.cookie("access_token"));

        change(client, Browser.PASSWORD, NEW).then().statusCode(204);

        signIn(NEW).then().statusCode(200);
    }

    @Test
    void change_done_isAudited() {
        String who = who();
        try (LogLines log = LogLines.listen()) {
            change(browser, Browser.PASSWORD, NEW).then().statusCode(204);

            List<String> lines = log.of("mia.audit");
            assertEquals(2, lines.size());
            assertTrue(
                    lines.get(0).matches("INFO .*\"session-revoked\".*" + who + ".*credential-change.*\"count\":1}"));
            assertTrue(lines.get(1).matches("INFO .*\"password-changed\".*" + who + "}"), lines.get(1));
        }
    }

    @Test
    void change_wrongPassword_isAuditedAsAWarning() {
        String who = who();
        try (LogLines log = LogLines.listen()) {
            change(browser, "not the password at all", NEW).then().statusCode(403);

            List<String> lines = log.of("mia.audit");
            assertEquals(1, lines.size());
            assertTrue(lines.get(0).matches("WARN .*\"password-change-refused\".*" + who + ".*"), lines.get(0));
        }
    }

    private String who() {
        Response view = browser.call("GET", "/api/v1/session");
        return "\"account\":\"" + view.path("account.id") + "\",\"session\":\"" + view.path("session.id") + "\"";
    }

    private Response signIn(String password) {
        return new Browser().call("POST", "/api/v1/session", Map.of("email", browser.email(), "password", password));
    }

    private static Response change(Browser browser, String current, String next) {
        return browser.call("PUT", PATH, Map.of("currentPassword", current, "newPassword", next));
    }
}
