package chat.mia.consent;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.StoppedClock;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the analytics cookie of either kind on every path: who sets it, expires it, leaves it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AnalyticsCookiePathsTest {

    private static final String NAME = "mia_analytics_id";
    private static final String SESSION = "/api/v1/session";

    @Inject
    Tables tables;

    @Inject
    StoppedClock clock;

    @AfterEach
    void runClock() {
        clock.run();
    }

    @Test
    void signUp_withABrowsersOwn_expiresIt() {
        Visitor visitor = browsersYes();
        Map<String, String> somebody =
                Map.of("email", UUID.randomUUID() + "@chat.example", "password", Browser.PASSWORD);
        visitor.browser.call("POST", "/api/v1/accounts", somebody).then().statusCode(201);
        assertNull(visitor.cookie(NAME));
    }

    @ParameterizedTest
    @CsvSource({"true, a", "false, "})
    void signIn_withABrowsersOwn_makesItTheAccountsOrExpiresIt(boolean yes, String kind) {
        Visitor visitor = browsersYes();
        String random = random(visitor);
        signIn(visitor, account(yes));
        assertEquals(kind, kind(visitor));
        assertEquals(yes ? random : null, random(visitor));
    }

    @ParameterizedTest
    @CsvSource({"true, a", "false, "})
    void refresh_withABrowsersOwn_makesItTheAccountsOrExpiresIt(boolean yes, String kind) {
        Visitor browser = browsersYes();
        Visitor visitor = account(yes);
        visitor.browser.set(NAME, browser.cookie(NAME));
        visitor.browser.refresh().then().statusCode(200);
        assertEquals(kind, kind(visitor));
        assertEquals(yes ? random(browser) : null, random(visitor));
    }

    @Test
    void refresh_ofAnAccountThatSaidYes_keepsItsValueOrSetsOne() {
        Visitor visitor = account(true);
        String random = random(visitor);
        visitor.browser.refresh().then().statusCode(200);
        assertEquals(random, random(visitor));
        visitor.browser.drop(NAME);
        visitor.browser.refresh().then().statusCode(200);
        assertEquals("a", kind(visitor));
        assertNotEquals(random, random(visitor));
    }

    @Test
    void signIn_whereAnotherAccountWas_inheritsNothing() {
        Visitor visitor = account(true);
        String random = random(visitor);
        signIn(visitor, account(true));
        assertEquals("a", kind(visitor));
        assertNotEquals(random, random(visitor));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/consent", SESSION, "/api/v1/sessions", "/legal/cookies", "/api/v1/policies/cookies"})
    void reads_changeNoCookie(String path) {
        for (Visitor visitor : List.of(account(true), account(false), browsersYes())) {
            assertEquals(List.of(), set(visitor.browser.copy().call("GET", path)));
        }
    }

    @Test
    void theft_setsNoCookie_countsNowhere_andSignOutExpiresIt() {
        Visitor owner = account(true);
        Browser thief = owner.browser.copy();
        age(owner);
        owner.browser.refresh().then().statusCode(200);
        age(owner);
        owner.browser.refresh().then().statusCode(200);
        Response answer = thief.refresh();
        answer.then().statusCode(401).body("type", equalTo("/problems/session-ended"));
        assertEquals(List.of(), set(answer));

        assertEquals("403 refused", owner.check());
        owner.get().then().statusCode(401);
        Visitor withoutToken = owner.copy();
        withoutToken.browser.drop("access_token");
        assertEquals("403 unset", withoutToken.check());
        withoutToken.get().then().body("status", equalTo("unset")).body("choices.analytics", equalTo(false));
        owner.browser.call("DELETE", SESSION).then().statusCode(204);
        assertNull(owner.cookie(NAME));
    }

    @Test
    void expiredSession_setsNoCookie_andSignOutExpiresIt() {
        Visitor visitor = account(true);
        tables.update("UPDATE auth_session SET status = 1 WHERE account_id = ?", visitor.account());
        assertEquals(List.of(), set(visitor.browser.refresh()));
        assertEquals("a", kind(visitor));
        visitor.browser.drop("access_token");
        assertEquals("403 unset", visitor.check());
        visitor.browser.call("DELETE", SESSION).then().statusCode(204);
        assertNull(visitor.cookie(NAME));
    }

    @Test
    void errors_setNoCookie() {
        for (Visitor visitor : List.of(account(true), browsersYes())) {
            refused(400, visitor.put("{}"));
            refused(400, visitor.put(Visitor.YES.replace("analytics", "ads")));
            refused(409, visitor.put(Visitor.YES.replace(Visitor.CURRENT_VERSION, "2020-01-01")));
            refused(403, visitor.copy().with("Sec-Fetch-Site", "cross-site").put(Visitor.NO));
        }
        Visitor account = account(true);
        refused(403, account.copy().with("X-CSRF-Token", "x").put(Visitor.NO));
        refused(401, account.copy().with("Authorization", "Bearer x").withdraw());
        refused(401, account.browser.copy().call("POST", SESSION, Map.of("email", "a@b.example", "password", "x")));
        clock.stopAt(Instant.now().plusSeconds(700));
        refused(401, account.put(Visitor.NO));
        refused(401, account.get());
        assertEquals("a", kind(account));
    }

    private static void refused(int status, Response answer) {
        answer.then().statusCode(status);
        assertEquals(List.of(), set(answer));
    }

    private static List<String> set(Response answer) {
        return answer.headers().getValues("Set-Cookie");
    }

    private static Visitor browsersYes() {
        Visitor visitor = Visitor.anonymous();
        visitor.put(Visitor.YES).then().statusCode(200);
        assertEquals("b", kind(visitor));
        return visitor;
    }

    private static Visitor account(boolean yes) {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.choice(yes)).then().statusCode(200);
        return visitor;
    }

    private static void signIn(Visitor visitor, Visitor account) {
        visitor.browser
                .call("POST", SESSION, account.browser.credentials())
                .then()
                .statusCode(200);
    }

    private void age(Visitor visitor) {
        tables.update(
                "UPDATE auth_session SET rotated_at = rotated_at - interval '31 s' WHERE account_id = ?",
                visitor.account());
    }

    private static String kind(Visitor visitor) {
        return visitor.cookie(NAME) == null ? null : visitor.cookie(NAME).split("\\.")[0];
    }

    private static String random(Visitor visitor) {
        return visitor.cookie(NAME) == null ? null : visitor.cookie(NAME).split("\\.")[1];
    }
}
