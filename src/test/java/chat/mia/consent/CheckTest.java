package chat.mia.consent;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.StoppedClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a gateway is told of a visitor. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CheckTest {

    private static final String GRANTED = "204 granted";
    private static final String REFUSED = "403 refused";
    private static final String UNSET = "403 unset";
    private static final String COOKIE = "mia_analytics_id";

    @Inject
    StoppedClock clock;

    @Inject
    MeterRegistry meters;

    @AfterEach
    void runClock() {
        clock.run();
    }

    @Test
    void account_chooses_isToldWithoutABody() {
        Visitor visitor = Visitor.signedIn();
        assertEquals(UNSET, visitor.check());
        visitor.put(Visitor.YES);
        assertEquals(GRANTED, visitor.check());
        visitor.put(Visitor.NO);
        assertEquals(REFUSED, visitor.check());
        visitor.put(Visitor.YES);
        visitor.withdraw();
        assertEquals(REFUSED, visitor.check());
        Response answer = visitor.browser.call("POST", "/api/v1/consent/check/analytics");
        assertEquals("", answer.asString());
        assertNull(answer.header("Content-Type"));
    }

    @Test
    void anonymousBrowser_chooses_isToldByItsCookie() {
        Visitor visitor = Visitor.anonymous();
        assertEquals(UNSET, visitor.check());
        visitor.put(Visitor.YES);
        assertEquals(GRANTED, visitor.check());
        visitor.withdraw();
        assertEquals(UNSET, visitor.check());
    }

    @Test
    void validToken_besideABrowsersYes_decidesAlone() {
        Visitor browser = Visitor.anonymous();
        browser.put(Visitor.YES);
        Visitor visitor = Visitor.signedIn();
        visitor.browser.set(COOKIE, browser.cookie(COOKIE));
        assertEquals(UNSET, visitor.check());
        visitor.put(Visitor.NO);
        visitor.browser.set(COOKIE, browser.cookie(COOKIE));
        assertEquals(REFUSED, visitor.check());
    }

    @Test
    void validToken_withAYesAndNoCookie_isGranted() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES);
        visitor.browser.drop(COOKIE);
        assertEquals(GRANTED, visitor.check());
    }

    @Test
    void accountsCookie_withoutItsToken_countsAsNothing() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES);
        visitor.browser.drop("access_token");
        assertEquals(UNSET, visitor.check());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void expiredToken_besideACookieOfEitherKind_isRefused(String kind) {
        Instant begin = Instant.parse("2026-05-02T10:15:30Z");
        clock.stopAt(begin);
        Visitor visitor = withCookie(kind);
        clock.stopAt(begin.plusSeconds(600));
        assertEquals(REFUSED, visitor.check());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void invalidToken_besideACookieOfEitherKind_isRefused(String kind) {
        Visitor visitor = withCookie(kind);
        visitor.browser.set("access_token", visitor.cookie("access_token") + "x");
        assertEquals(REFUSED, visitor.check());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void tokenOfAnEndedSession_besideACookieOfEitherKind_isRefused(String kind) {
        Visitor visitor = withCookie(kind);
        Browser copy = visitor.browser.copy();
        copy.call("DELETE", "/api/v1/session").then().statusCode(204);
        assertEquals(REFUSED, visitor.check());
    }

    @Test
    void authorization_present_makesCookiesCountForNothing() {
        Visitor yes = Visitor.signedIn();
        yes.put(Visitor.YES);
        String token = yes.cookie("access_token");
        Visitor no = Visitor.signedIn();
        no.put(Visitor.NO);
        assertEquals(GRANTED, no.with("Authorization", "Bearer " + token).check());
        assertEquals(REFUSED, yes.with("Authorization", "Bearer x").check());
        Visitor doubled = Visitor.anonymous().with("Authorization", "Bearer " + token);
        doubled.browser.set(COOKIE, "x; " + COOKIE + "=y");
        assertEquals(GRANTED, doubled.check());
    }

    @Test
    void doubledCookie_ofAnyNameOfOurs_isUnknown() {
        for (String name : new String[] {"access_token", "csrf_token", COOKIE}) {
            Visitor visitor = Visitor.signedIn();
            visitor.put(Visitor.YES);
            visitor.browser.set(name, visitor.cookie(name) + "; " + name + "=" + visitor.cookie(name));
            assertEquals("403 unknown", visitor.check(), name);
        }
    }

    @Test
    void answer_setsNoCookieAndIsNotStored() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES);
        Response answer = visitor.browser.call("GET", "/api/v1/consent/check/analytics");
        answer.then().statusCode(204).header("Cache-Control", "no-store").header("X-Content-Type-Options", "nosniff");
        assertNull(answer.header("Set-Cookie"));
    }

    @Test
    void everyDecision_isCounted() {
        for (Verdict verdict : Verdict.values()) {
            assertEquals(
                    1,
                    meters.find("mia.consent.check")
                            .tag("decision", verdict.text())
                            .counters()
                            .size());
        }
        double before = counted();
        given().put("/api/v1/consent/check/nonsense").then().statusCode(403);
        assertEquals(before + 1, counted());
    }

    private double counted() {
        return meters.get("mia.consent.check")
                .tag("decision", "unknown")
                .counter()
                .count();
    }

    /** Signed in with a granting token, and a cookie of either kind that would grant too. */
    private static Visitor withCookie(String kind) {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES);
        if (kind.equals("b")) {
            Visitor browser = Visitor.anonymous();
            browser.put(Visitor.YES);
            visitor.browser.set(COOKIE, browser.cookie(COOKIE));
        }
        assertEquals(GRANTED, visitor.check());
        assertEquals(kind, visitor.cookie(COOKIE).substring(0, 1));
        return visitor;
    }
}
