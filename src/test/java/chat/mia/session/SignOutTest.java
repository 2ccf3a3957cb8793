package chat.mia.session;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SignOutTest {

    private static final String PATH = "/api/v1/session";

    @Inject
    Tables tables;

    @Test
    void signOut_signedIn_endsTheSessionAndRemovesTheCookies() {
        Browser browser = Browser.signedUp();
        Browser copy = browser.copy();

        Response answer = browser.call("DELETE", PATH);

        answer.then().statusCode(204);
        assertThat(
                answer.headers().getValues("Set-Cookie"),
                containsInAnyOrder(
                        "access_token=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax",
                        "refresh_token=; Path=/api/v1/session; Max-Age=0; Secure; HttpOnly; SameSite=Strict",
                        "csrf_token=; Path=/; Max-Age=0; Secure; SameSite=Strict"));
        copy.call("GET", PATH).then().statusCode(401).body("type", equalTo("/problems/session-ended"));
        copy.refresh().then().statusCode(401).body("type", equalTo("/problems/session-ended"));
    }

    @Test
    void signOut_withoutAccessToken_needsNoCsrfToken() {
        Browser browser = Browser.signedUp();
        Browser copy = browser.copy();

        browser.drop("access_token")
                .drop("csrf_token")
                .call("DELETE", PATH)
                .then()
                .statusCode(204);

        copy.refresh().then().statusCode(401);
    }

    @Test
    void signOut_withAccessTokenButWrongCsrfToken_isRefusedAndChangesNothing() {
        Browser browser = Browser.signedUp();
        Map<String, String> before = tables.contents();

        for (String csrf : new String[] {"", "x", Browser.signedUp().cookie("csrf_token")}) {
            Map<String, String> now = tables.contents();
            browser.copy()
                    .with("X-CSRF-Token", csrf)
                    .call("DELETE", PATH)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/csrf-token-mismatch"));
            assertEquals(now, tables.contents());
        }
        assertEquals(before.get("consent_event"), tables.contents().get("consent_event"));
        browser.call("GET", PATH).then().statusCode(200);
    }

    @Test
    void signOut_withTokensOfTwoSessions_endsBoth() {
        Browser one = Browser.signedUp();
        Browser other = Browser.signedUp();
        Browser mixed = one.copy().set("refresh_token", other.cookie("refresh_token"));

        mixed.call("DELETE", PATH).then().statusCode(204);

        one.refresh().then().statusCode(401);
        other.refresh().then().statusCode(401);
    }

    @Test
    void signOut_withDoubledCookies_works() {
        Browser browser = Browser.signedUp();
        Browser copy = browser.copy();

        browser.set("x=1; access_token", "tossed").call("DELETE", PATH).then().statusCode(204);

        copy.refresh().then().statusCode(401);
    }

    @Test
    void signOut_nobody_isAnsweredTheSame() {
        Map<String, String> before = tables.contents();

        new Browser().call("DELETE", PATH).then().statusCode(204);

        assertEquals(before, tables.contents());
    }

    @Test
    void signOut_byHeader_endsTheSessionAndSetsNoCookie() {
        Browser browser = Browser.signedUp();

        Response answer = new Browser()
                .with("Authorization", "Bearer " + browser.cookie("access_token"))
                .call("DELETE", PATH);

        answer.then().statusCode(204);
        assertThat(answer.headers().getValues("Set-Cookie"), empty());
        browser.refresh().then().statusCode(401);
    }

    @Test
    void signOut_byHeader_looksAtNoCookie() {
        Browser browser = Browser.signedUp();
        Browser other = Browser.signedUp();

        other.copy()
                .with("Authorization", "Bearer " + browser.cookie("access_token"))
                .call("DELETE", PATH)
                .then()
                .statusCode(204);

        other.refresh().then().statusCode(200);
    }

    @Test
    void signOut_withForgedTokens_endsNothing() {
        Browser browser = Browser.signedUp();
        String token = browser.cookie("refresh_token");
        Map<String, String> before = tables.contents();

        new Browser()
                .set("access_token", browser.cookie("access_token") + "x")
                .set("refresh_token", token.substring(0, 91) + (token.endsWith("A") ? "B" : "A"))
                .call("DELETE", PATH)
                .then()
                .statusCode(204);

        assertEquals(before, tables.contents());
        browser.call("GET", PATH).then().statusCode(200);
    }

    @Test
    void signOut_ofAStolenSession_leavesItMarkedAsStolen() {
        Browser browser = Browser.signedUp();
        tables.update("UPDATE auth_session SET status = 2 WHERE sid = ?", browser.session());
        Map<String, String> before = tables.contents();

        browser.call("DELETE", PATH).then().statusCode(204);

        assertEquals(before, tables.contents());
    }
}
