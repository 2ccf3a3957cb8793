package chat.mia.session;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SignInTest {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

    @Inject
    Tables tables;

    @Test
    void signIn_rightPassword_givesViewAndExactlyTheThreeCookies() {
        Browser browser = Browser.signedUp();

        Response answer = new Browser().call("POST", "/api/v1/session", browser.credentials());

        answer.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("account.id", matchesPattern("[0-9a-f-]{36}"))
                .body("session.id", matchesPattern("[0-9a-f-]{36}"))
                .body("session.createdAt", matchesPattern(TIME))
                .body("session.expiresAt", matchesPattern(TIME))
                .body("accessExpiresAt", matchesPattern(TIME))
                .body("consent.status", equalTo("unset"));
        List<String> attributes = answer.headers().getValues("Set-Cookie").stream()
                .map(cookie -> cookie.replaceFirst("=[^;]+", "=…"))
                .toList();
        org.hamcrest.MatcherAssert.assertThat(
                attributes,
                containsInAnyOrder(
                        "access_token=…; Path=/; Secure; HttpOnly; SameSite=Lax",
                        "refresh_token=…; Path=/api/v1/session; Max-Age=2592000; Secure; HttpOnly; SameSite=Strict",
                        "csrf_token=…; Path=/; Secure; SameSite=Strict"));
    }

    @Test
    void signIn_again_isANewSession() {
        Browser browser = Browser.signedUp();

        assertNotEquals(browser.session(), browser.signInElsewhere().session());
    }

    @Test
    void signIn_overAnotherSession_endsThatOne() {
        Browser browser = Browser.signedUp();
        Browser before = browser.copy();

        browser.call("POST", "/api/v1/session", browser.credentials()).then().statusCode(200);

        before.refresh().then().statusCode(401).body("type", equalTo("/problems/session-ended"));
        before.call("GET", "/api/v1/session").then().statusCode(401).body("type", equalTo("/problems/session-ended"));
        browser.call("GET", "/api/v1/session").then().statusCode(200);
    }

    @Test
    void signIn_wrongPasswordAndUnknownEmail_areAnsweredAlike() {
        Browser browser = Browser.signedUp();
        Map<String, String> before = tables.contentsButFailures();

        Response wrong = new Browser()
                .call(
                        "POST",
                        "/api/v1/session",
                        Map.of("email", browser.email(), "password", "not the password at all"));
        Response unknown = new Browser()
                .call(
                        "POST",
                        "/api/v1/session",
                        Map.of("email", UUID.randomUUID() + "@chat.example", "password", Browser.PASSWORD));
        Response noAddress =
                new Browser().call("POST", "/api/v1/session", Map.of("email", "nobody", "password", Browser.PASSWORD));

        wrong.then().statusCode(401).body("type", equalTo("/problems/wrong-credentials"));
        assertEquals(wrong.asString(), unknown.asString());
        assertEquals(wrong.asString(), noAddress.asString());
        assertTrue(wrong.headers().getValues("Set-Cookie").isEmpty());
        assertEquals(before, tables.contentsButFailures());
    }

    @Test
    void signIn_emailInOtherCase_isTheSameAccount() {
        Browser browser = Browser.signedUp();

        new Browser()
                .call(
                        "POST",
                        "/api/v1/session",
                        Map.of(
                                "email",
                                browser.email().toUpperCase(java.util.Locale.ROOT),
                                "password",
                                Browser.PASSWORD))
                .then()
                .statusCode(200);
    }

    @Test
    void signIn_withAuthorizationHeader_isRefused() {
        Browser browser = Browser.signedUp();
        Map<String, String> before = tables.contents();

        new Browser()
                .with("Authorization", "Bearer x")
                .call("POST", "/api/v1/session", browser.credentials())
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("Authorization"));

        assertEquals(before, tables.contents());
    }

    @Test
    void signIn_thatFailsInTheEnd_leavesTheSessionThatTheBrowserHas() {
        Browser browser = Browser.signedUp();
        tables.update("ALTER TABLE consent_subject RENAME COLUMN gpc TO gone");
        try {
            browser.call("POST", "/api/v1/session", browser.credentials())
                    .then()
                    .statusCode(500);
        } finally {
            tables.update("ALTER TABLE consent_subject RENAME COLUMN gone TO gpc");
        }

        browser.refresh().then().statusCode(200);
    }

    @Test
    void show_signedIn_tellsWhatSignInTold() {
        Browser browser = Browser.signedUp();
        Response signIn = new Browser().call("POST", "/api/v1/session", browser.credentials());
        String access = signIn.headers().getValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("access_token="))
                .map(cookie -> cookie.substring("access_token=".length(), cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();

        Response byCookie = new Browser().set("access_token", access).call("GET", "/api/v1/session");
        Response byHeader =
                new Browser().with("Authorization", "Bearer " + access).call("GET", "/api/v1/session");

        assertEquals(signIn.asString(), byCookie.asString());
        assertEquals(signIn.asString(), byHeader.asString());
        assertTrue(byCookie.headers().getValues("Set-Cookie").isEmpty());
    }

    @Test
    void show_createdAt_isTheTimeInTheSessionId() {
        Response view = Browser.signedUp().call("GET", "/api/v1/session");

        UUID id = UUID.fromString(view.path("session.id"));
        assertEquals(new SessionId(id).createdAt().toString(), view.path("session.createdAt"));
    }
}
