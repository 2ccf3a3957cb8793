package chat.mia.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.LogLines;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One line for each refusal that may point to an attack, and none for the others. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LoggedRefusalsTest {

    private Browser browser;
    private LogLines log;

    @BeforeEach
    void listen() {
        browser = Browser.signedUp();
        log = LogLines.listen();
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void refusal_wrongCsrfToken_isOneLine() {
        browser.with("X-CSRF-Token", "x").call("DELETE", "/api/v1/consent");

        logged("csrf-token-mismatch: DELETE /api/v1/consent");
    }

    @Test
    void refusal_crossSite_isOneLine() {
        browser.with("Sec-Fetch-Site", "cross-site").refresh();

        logged("cross-site-request: POST /api/v1/session/refresh");
    }

    @Test
    void refusal_wrongPassword_isOneLine() {
        new Browser()
                .call("POST", "/api/v1/session", Map.of("email", browser.email(), "password", "not the right one"));

        logged("wrong-credentials: POST /api/v1/session");
    }

    @Test
    void refusal_wrongPasswordAtAStepUp_isOneLine() {
        browser.call(
                "PUT",
                "/api/v1/account/password",
                Map.of("currentPassword", "not the right one", "newPassword", "another horse, other staple"));

        logged("wrong-password: PUT /api/v1/account/password");
    }

    @Test
    void refusal_endedSession_isOneLine() {
        Browser copy = browser.copy();
        browser.call("DELETE", "/api/v1/session");

        copy.call("GET", "/api/v1/account");

        logged("session-ended: GET /api/v1/account");
    }

    @Test
    void refusal_doubledCookie_isOneLine() {
        browser.set("x=1; access_token", "tossed").call("GET", "/api/v1/session");

        logged("ambiguous-cookies: GET /api/v1/session");
    }

    @Test
    void refusal_takenEmail_isOneLine() {
        new Browser().call("POST", "/api/v1/accounts", browser.credentials());

        logged("email-taken: POST /api/v1/accounts");
    }

    @Test
    void refusal_hugeBody_isOneLine() {
        browser.call("POST", "/api/v1/session", "x".repeat(70_000));

        logged("body-too-large: POST /api/v1/session");
    }

    @Test
    void refusal_ofAnHonestMistake_isNoLine() {
        new Browser().call("GET", "/api/v1/session");
        new Browser().call("POST", "/api/v1/session", "{");
        new Browser().call("GET", "/api/v1/nothing");

        assertEquals(List.of(), log.of("mia.problem"));
    }

    private void logged(String refusal) {
        assertEquals(List.of("INFO [mia.problem] refused " + refusal), log.of("mia.problem"));
    }
}
