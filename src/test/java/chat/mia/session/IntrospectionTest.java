package chat.mia.session;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.ServiceClient;
import chat.mia.testing.StoppedClock;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RFC 7662. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class IntrospectionTest {

    private static final String PATH = "/api/v1/introspect";
    private static final String FORM = "application/x-www-form-urlencoded";

    @Inject
    Tables tables;

    @Inject
    StoppedClock clock;

    private Browser browser;
    private UUID sid;

    @BeforeEach
    void signUp() {
        browser = Browser.signedUp();
        sid = browser.session();
    }

    @AfterEach
    void run() {
        clock.run();
    }

    @Test
    void introspect_tokenInForce_tellsWhatItSays() {
        String account = browser.call("GET", "/api/v1/session").path("account.id");

        ask(browser.cookie("access_token"))
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .body(
                        "keySet()",
                        equalTo(Set.of(
                                "active",
                                "token_type",
                                "iss",
                                "aud",
                                "client_id",
                                "sub",
                                "sid",
                                "iat",
                                "exp",
                                "jti",
                                "auth_time",
                                "roles")))
                .body("active", equalTo(true))
                .body("token_type", equalTo("Bearer"))
                .body("iss", equalTo("https://chat.example"))
                .body("aud", equalTo("https://chat.example"))
                .body("client_id", equalTo("mia-chat"))
                .body("sub", equalTo(account))
                .body("sid", equalTo(sid.toString()));
    }

    @Test
    void introspect_whileItIsAsked_changesNothing() {
        Map<String, String> before = tables.contents();

        ask(browser.cookie("access_token"));
        ask(browser.cookie("refresh_token"));

        assertEquals(before, tables.contents());
    }

    @Test
    void introspect_endedSession_isInactiveAtOnce() {
        tables.update("UPDATE auth_session SET status = 3 WHERE sid = ?", sid);

        inactive(browser.cookie("access_token"));
    }

    @Test
    void introspect_sessionAtItsEnd_isInactive() {
        tables.update("UPDATE auth_session SET rotated_at = now() - interval '30 days' WHERE sid = ?", sid);
        inactive(browser.cookie("access_token"));
        tables.update("UPDATE auth_session SET rotated_at = now(), ends_at = now() WHERE sid = ?", sid);
        inactive(browser.cookie("access_token"));
    }

    @Test
    void introspect_erasedAccount_isInactive() {
        tables.update(
                "DELETE FROM consent_subject USING account WHERE account_id = account.id AND email = ?",
                browser.email());
        tables.update("DELETE FROM account WHERE email = ?", browser.email());

        inactive(browser.cookie("access_token"));
    }

    @Test
    void introspect_expiredToken_isInactive() {
        clock.stopAt(clock.instant().plus(Duration.ofMinutes(11)));

        inactive(browser.cookie("access_token"));
    }

    @Test
    void introspect_anythingElse_isInactive() {
        String token = browser.cookie("access_token");
        inactive(browser.cookie("refresh_token"));
        inactive(browser.cookie("csrf_token"));
        inactive("x");
        inactive("..");
        inactive(token.substring(0, token.length() - 8) + "AAAAAAAA");
        inactive("x".repeat(10_000));
    }

    private static Response ask(String token) {
        return ServiceClient.request().contentType(FORM).body("token=" + token).post(PATH);
    }

    private static void inactive(String token) {
        ask(token).then().statusCode(200).body("$", equalTo(Map.of("active", false)));
    }
}
