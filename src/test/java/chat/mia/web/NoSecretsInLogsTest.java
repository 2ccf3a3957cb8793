package chat.mia.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Browser;
import chat.mia.testing.LogLines;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever happens, no token, password, email address or network address reaches the log. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class NoSecretsInLogsTest {

    private static final String ADDRESS = "203.0.113.77";

    @Inject
    Tables tables;

    private final List<String> secrets = new ArrayList<>(List.of(Browser.PASSWORD, ADDRESS, "127.0.0.1", "argon2id"));
    private LogLines log;

    @BeforeEach
    void listen() {
        log = LogLines.listen();
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void log_ofSessions_namesNobody() {
        Browser browser = known(Browser.signedUp().with("X-Forwarded-For", ADDRESS));
        UUID sid = browser.session();
        Browser late = browser.copy();
        known(browser.signInElsewhere());
        tables.update("UPDATE auth_session SET rotated_at = rotated_at - interval '31 s' WHERE sid = ?", sid);
        browser.refresh().then().statusCode(200);
        known(browser);
        tables.update("UPDATE auth_session SET rotated_at = rotated_at - interval '31 s' WHERE sid = ?", sid);

        late.with("User-Agent", "Firefox/1").refresh().then().statusCode(401);

        assertTrue(log.of("mia.audit").stream()
                .anyMatch(line -> line.contains("session-theft") && line.contains(sid.toString())));
        namesNobody();
    }

    @Test
    void log_ofDevicesAndPasswords_namesNobody() {
        Browser browser = known(Browser.signedUp().with("X-Forwarded-For", ADDRESS));
        known(browser.signInElsewhere());
        String other = "another horse, other staple";
        secrets.add(other);

        browser.call("DELETE", "/api/v1/sessions").then().statusCode(204);
        change(browser, other, Browser.PASSWORD).then().statusCode(403);
        change(browser, Browser.PASSWORD, other).then().statusCode(204);
        browser.call("DELETE", "/api/v1/session").then().statusCode(204);

        assertEquals(6, log.of("mia.audit").size());
        namesNobody();
    }

    @Test
    void log_ofRefusals_namesNobody() {
        Browser browser = known(Browser.signedUp().with("X-Forwarded-For", ADDRESS));

        browser.copy().with("X-CSRF-Token", "x").call("DELETE", "/api/v1/session?" + browser.email());
        browser.copy().with("Origin", "https://" + browser.email()).refresh();
        browser.copy().set("x=1; access_token", browser.cookie("access_token")).call("GET", "/api/v1/session");
        new Browser().call("POST", "/api/v1/accounts", browser.credentials());
        new Browser().call("POST", "/api/v1/session", Map.of("email", browser.email(), "password", ADDRESS));
        new Browser().call("POST", "/api/v1/session", "{\"email\": 1, \"password\": \"" + Browser.PASSWORD + "\"");

        assertFalse(log.of("mia.problem").isEmpty());
        namesNobody();
    }

    @Test
    void log_ofTwoSignUpsAtOnce_namesNobody() throws InterruptedException {
        Map<String, String> account =
                Map.of("email", UUID.randomUUID() + "@chat.example", "password", Browser.PASSWORD);
        secrets.add(account.get("email"));
        Callable<Object> signUp = () -> new Browser().call("POST", "/api/v1/accounts", account);
        ExecutorService browsers = Executors.newFixedThreadPool(2);
        try {
            browsers.invokeAll(List.of(signUp, signUp));
        } finally {
            browsers.shutdown();
        }

        namesNobody();
    }

    @Test
    void log_ofAnInternalError_namesNobody() {
        Browser browser = known(Browser.signedUp().with("X-Forwarded-For", ADDRESS));
        String email = UUID.randomUUID() + "@chat.example";
        secrets.add(email);
        tables.update("ALTER TABLE account ADD CONSTRAINT broken CHECK (false) NOT VALID");
        tables.update("ALTER TABLE auth_session RENAME COLUMN client_fingerprint TO gone");
        try {
            new Browser().call("POST", "/api/v1/accounts", Map.of("email", email, "password", Browser.PASSWORD));
            browser.refresh().then().statusCode(500);
        } finally {
            tables.update("ALTER TABLE account DROP CONSTRAINT broken");
            tables.update("ALTER TABLE auth_session RENAME COLUMN gone TO client_fingerprint");
        }

        assertTrue(log.of("mia.problem").stream().anyMatch(line -> line.contains("internal error")));
        namesNobody();
    }

    private static Response change(Browser browser, String current, String next) {
        return browser.call("PUT", "/api/v1/account/password", Map.of("currentPassword", current, "newPassword", next));
    }

    private Browser known(Browser browser) {
        // An address in a query is encoded, but what stands before the @ stays as it is.
        secrets.add(browser.email().substring(0, browser.email().indexOf('@')));
        browser.cookieNames().forEach(name -> secrets.add(browser.cookie(name)));
        return browser;
    }

    private void namesNobody() {
        assertEquals(
                List.of(),
                log.all().stream()
                        .filter(line -> secrets.stream().anyMatch(line::contains))
                        .toList());
    }
}
