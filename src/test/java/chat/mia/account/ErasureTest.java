package chat.mia.account;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Browser;
import chat.mia.testing.LogLines;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.ServiceClient;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ErasureTest {

    private static final String YES = """
            {"policyVersion": "2026-04-25", "choices": {"analytics": true}, "source": "settings", "locale": "en"}""";

    @Inject
    Tables tables;

    private Browser browser;
    private UUID account;

    @BeforeEach
    void signUp() {
        browser = Browser.signedUp();
        account = UUID.fromString(browser.call("GET", "/api/v1/account").path("id"));
    }

    @Test
    void erase_rightPassword_takesTheCookiesAway() {
        browser.call("PUT", "/api/v1/consent", YES).then().statusCode(200);
        assertTrue(browser.cookie("mia_analytics_id").startsWith("a."));

        erase(browser).then().statusCode(204).header("Cache-Control", equalTo("no-store"));

        assertEquals(Set.of(), browser.cookieNames());
    }

    @Test
    void erase_byHeader_setsNoCookie() {
        Browser client = new Browser().with("Authorization", "Bearer " + browser.cookie("access_token"));

        Response answer = erase(client);

        answer.then().statusCode(204);
        assertEquals(List.of(), answer.headers().getValues("Set-Cookie"));
    }

    @Test
    void erase_rightPassword_endsEverySessionAtOnce() {
        Browser phone = browser.signInElsewhere();
        Browser tab = browser.copy();

        erase(browser).then().statusCode(204);

        for (Browser left : List.of(phone, tab)) {
            for (Response answer : List.of(
                    left.call("GET", "/api/v1/session"),
                    left.refresh(),
                    left.call("PUT", "/api/v1/consent", YES),
                    erase(left))) {
                answer.then().statusCode(401).body("type", equalTo("/problems/session-ended"));
            }
        }
    }

    @Test
    void erase_rightPassword_tellsOtherServices() {
        Browser phone = browser.signInElsewhere();
        UUID over = phone.session();
        phone.call("DELETE", "/api/v1/session").then().statusCode(204);
        UUID session = browser.session();
        browser.call("PUT", "/api/v1/consent", YES).then().statusCode(200);
        String begin = ServiceClient.now();

        erase(browser).then().statusCode(204);

        List<Map<String, String>> told = ServiceClient.request()
                .queryParam("after", begin)
                .get("/api/v1/events")
                .path("events");
        assertEquals(
                List.of(session.toString()),
                told.stream()
                        .filter(event -> event.get("type").equals("session-ended"))
                        .map(event -> event.get("sid"))
                        .toList());
        assertTrue(told.stream().noneMatch(event -> over.toString().equals(event.get("sid"))));
        assertEquals(
                List.of(account.toString()),
                told.stream()
                        .filter(event -> event.get("type").equals("consent-changed"))
                        .map(event -> event.get("account"))
                        .toList());
        assertEquals(
                List.of(List.of(true, true)),
                tables.query(
                        "SELECT granted = '{}', decided_at = at FROM service_event WHERE account_id = ?", account));
    }

    @Test
    void erase_rightPassword_freesTheEmail() {
        erase(browser).then().statusCode(204);

        new Browser()
                .call("POST", "/api/v1/session", browser.credentials())
                .then()
                .statusCode(401)
                .body("type", equalTo("/problems/wrong-credentials"));
        Response again = new Browser().call("POST", "/api/v1/accounts", browser.credentials());
        again.then().statusCode(201).body("consent.status", equalTo("unset"));
        assertTrue(!account.toString().equals(again.path("account.id")));
    }

    @Test
    void erase_rightPassword_leavesOthersAlone() {
        Browser stranger = Browser.signedUp();
        stranger.call("PUT", "/api/v1/consent", YES).then().statusCode(200);

        erase(browser).then().statusCode(204);

        stranger.refresh().then().statusCode(200).body("consent.status", equalTo("granted"));
    }

    @Test
    void erase_done_isAudited() {
        browser.signInElsewhere();
        UUID session = browser.session();
        try (LogLines log = LogLines.listen()) {
            erase(browser).then().statusCode(204);

            List<String> lines = log.of("mia.audit");
            assertEquals(1, lines.size());
            assertTrue(
                    lines.get(0)
                            .matches("INFO .*\"account-erased\".*\"account\":\"" + account + "\",\"session\":\""
                                    + session + "\",\"method\":\"password\",\"count\":2}"),
                    lines.get(0));
        }
    }

    private static Response erase(Browser browser) {
        return browser.call("POST", "/api/v1/account/erasure", Map.of("password", Browser.PASSWORD));
    }
}
