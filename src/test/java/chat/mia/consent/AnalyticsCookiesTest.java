package chat.mia.consent;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.StoppedClock;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AnalyticsCookiesTest {

    private static final String NAME = "mia_analytics_id";
    private static final Instant DECIDED = Instant.parse("2026-05-02T10:15:30Z");

    @Inject
    Tables tables;

    @Inject
    Consents consents;

    @Inject
    StoppedClock clock;

    @AfterEach
    void runClock() {
        clock.run();
    }

    @Test
    void put_yes_setsTheCookieOfTheContract() {
        clock.stopAt(DECIDED);
        Response answer = Visitor.anonymous().put(Visitor.YES);
        String header = setCookies(answer).get(0);
        assertTrue(
                header.matches(NAME + "=b\\.[\\w-]{22}\\.1809252930\\.2026-04-25\\.0\\.[\\w-]{44}; Path=/;"
                        + " Max-Age=31536000; Secure; HttpOnly; SameSite=Lax"),
                header);
        assertEquals(1, setCookies(answer).size());
    }

    @Test
    void put_yesAgain_keepsTheRandomPartAndTakesTheNewEnd() {
        clock.stopAt(DECIDED);
        Visitor visitor = Visitor.anonymous();
        visitor.put(Visitor.YES);
        String first = visitor.cookie(NAME);
        clock.stopAt(DECIDED.plusSeconds(60));
        visitor.put(Visitor.YES);
        assertEquals(random(first), random(visitor.cookie(NAME)));
        assertTrue(visitor.cookie(NAME).contains(".1809252990."));
    }

    @Test
    void put_yesByTheAccount_turnsTheBrowsersIntoTheAccounts() {
        Visitor browser = Visitor.anonymous();
        browser.put(Visitor.YES);
        Visitor visitor = Visitor.signedIn();
        visitor.browser.set(NAME, browser.cookie(NAME));
        visitor.put(Visitor.YES);
        assertTrue(visitor.cookie(NAME).startsWith("a." + random(browser.cookie(NAME))));
    }

    @Test
    void put_anonymousYesWithAnAccountsCookie_startsAnew() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES);
        String accounts = visitor.cookie(NAME);
        visitor.browser.drop("access_token").drop("csrf_token");
        visitor.put(Visitor.YES);
        assertTrue(visitor.cookie(NAME).startsWith("b."));
        assertNotEquals(random(accounts), random(visitor.cookie(NAME)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 24, 27, 36, 48, 52, 90})
    void put_yesWithAChangedCookie_startsAnew(int changed) {
        clock.stopAt(DECIDED);
        Visitor visitor = Visitor.anonymous();
        visitor.put(Visitor.YES);
        StringBuilder value = new StringBuilder(visitor.cookie(NAME));
        int at = Math.min(changed, value.length() - 1);
        value.setCharAt(at, value.charAt(at) == '1' ? '2' : '1');
        String forged = value.toString();
        visitor.browser.set(NAME, forged);
        visitor.put(Visitor.YES);
        assertNotEquals(random(forged), random(visitor.cookie(NAME)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "b.x.1.v.0.",
                "b.x.99999999999999999999.v.0.AAAA",
                "b.x.9223372036854775807.2026-04-25.0.AAAA",
                "......",
                "b.x.1.v.0.!!!!"
            })
    void put_yesWithANonsenseCookie_startsAnew(String nonsense) {
        Visitor visitor = Visitor.anonymous();
        visitor.browser.set(NAME, nonsense);
        visitor.put(Visitor.YES).then().statusCode(200);
        assertEquals(22, random(visitor.cookie(NAME)).length());
    }

    @Test
    void put_yesWithAnUnsignedCopy_startsAnew() {
        clock.stopAt(DECIDED);
        Visitor visitor = Visitor.anonymous();
        String mac = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[33]);
        visitor.browser.set(NAME, "b.AAAAAAAAAAAAAAAAAAAAAA.1809252930.2026-04-25.0." + mac);
        visitor.put(Visitor.YES);
        assertNotEquals("AAAAAAAAAAAAAAAAAAAAAA", random(visitor.cookie(NAME)));
    }

    @Test
    void put_yesAfterTheCookiesEnd_startsAnew() {
        clock.stopAt(DECIDED);
        Visitor visitor = Visitor.anonymous();
        visitor.put(Visitor.YES);
        String old = visitor.cookie(NAME);
        clock.stopAt(Instant.parse("2027-05-02T10:15:30Z"));
        visitor.put(Visitor.YES);
        assertNotEquals(random(old), random(visitor.cookie(NAME)));
    }

    @Test
    void put_noOrWithdrawalWithForgedCookie_expiresIt() {
        for (boolean withdrawal : new boolean[] {true, false}) {
            Visitor visitor = Visitor.anonymous();
            visitor.browser.set(NAME, "anything");
            Response answer = withdrawal ? visitor.withdraw() : visitor.put(Visitor.NO);
            assertEquals(List.of(NAME + "=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax"), setCookies(answer));
        }
    }

    @Test
    void put_withAuthorization_readsAndSetsNoCookie() {
        Visitor visitor = Visitor.signedIn();
        visitor.with("Authorization", "Bearer " + visitor.cookie("access_token"));
        visitor.browser.set(NAME, "anything");
        for (String choice : List.of(Visitor.YES, Visitor.NO)) {
            Response answer = visitor.put(choice);
            answer.then().statusCode(200);
            assertEquals(List.of(), setCookies(answer));
        }
    }

    @Test
    void put_analyticsCookieTwice_isRefused() {
        Visitor visitor = Visitor.anonymous();
        visitor.browser.set(NAME, "one; " + NAME + "=two");
        Response answer = visitor.put(Visitor.YES);
        answer.then().statusCode(400).body("type", equalTo("/problems/ambiguous-cookies"));
        assertEquals(
                List.of(),
                setCookies(answer).stream()
                        .filter(cookie -> !cookie.contains("Max-Age=0"))
                        .toList());
    }

    private static List<String> setCookies(Response answer) {
        return answer.headers().getValues("Set-Cookie");
    }

    private static String random(String cookie) {
        return cookie.split("\\.")[1];
    }
}
