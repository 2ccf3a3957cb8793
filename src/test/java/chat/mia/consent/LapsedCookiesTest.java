package chat.mia.consent;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.StoppedClock;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A page that only asks how things stand is rid of what does not count any more, and gets nothing new. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LapsedCookiesTest {

    private static final String COOKIE = "mia_analytics_id";

    @Inject
    StoppedClock clock;

    @Inject
    Tables tables;

    @AfterEach
    void runClock() {
        clock.run();
    }

    @Test
    void get_aYesThatStands_leavesTheCookieAsItIs() {
        Visitor anonymous = Visitor.anonymous();
        Response yes = anonymous.put(Visitor.YES);
        String value = anonymous.cookie(COOKIE);
        anonymous.get().then().header("Set-Cookie", (String) null);
        showing(yes, anonymous).get().then().header("Set-Cookie", (String) null);
        assertEquals(value, anonymous.cookie(COOKIE));

        Visitor signedIn = Visitor.signedIn();
        signedIn.put(Visitor.YES);
        signedIn.get().then().header("Set-Cookie", (String) null);
        assertNotNull(signedIn.cookie(COOKIE));
    }

    @Test
    void get_underGlobalPrivacyControl_removesTheCookieOfAnEarlierYes() {
        Visitor bare = Visitor.anonymous();
        bare.put(Visitor.YES);
        Visitor withReceipt = Visitor.anonymous();
        showing(withReceipt.put(Visitor.YES), withReceipt);
        Visitor signedIn = Visitor.signedIn();
        signedIn.put(Visitor.YES);

        for (Visitor visitor : new Visitor[] {bare, withReceipt, signedIn}) {
            visitor.with("Sec-GPC", "1").get().then().body("choices.analytics", equalTo(false));
            assertNull(visitor.cookie(COOKIE));
        }
    }

    @Test
    void get_aYesInSpiteOfGlobalPrivacyControl_leavesTheCookie() {
        Visitor visitor = Visitor.anonymous().with("Sec-GPC", "1");
        visitor.put(Visitor.YES);
        visitor.get();
        assertNotNull(visitor.cookie(COOKIE));
    }

    @Test
    void get_afterTheEndOfTheChoice_removesTheCookie() {
        Visitor visitor = Visitor.anonymous();
        showing(visitor.put(Visitor.YES), visitor);
        clock.stopAt(Instant.now().plus(Duration.ofDays(367)));
        visitor.get().then().body("promptReason", equalTo("expired"));
        assertNull(visitor.cookie(COOKIE));
    }

    @Test
    void get_underAnOutdatedPolicy_removesTheCookie() {
        Visitor visitor = Visitor.anonymous();
        showing(visitor.put(Visitor.YES), visitor);
        String event = visitor.browser.call("GET", "/api/v1/consent/history").path("events[0].id");
        tables.update(
                "UPDATE consent_subject SET policy_version = '2025-01-01'"
                        + " WHERE id = (SELECT subject FROM consent_event WHERE id = ?)",
                UUID.fromString(event));
        visitor.get().then().body("promptReason", equalTo("policy-changed"));
        assertNull(visitor.cookie(COOKIE));
    }

    @Test
    void get_aValueThatIsNotOurs_removesIt() {
        Visitor visitor = Visitor.anonymous();
        visitor.browser.set(COOKIE, "b.invented");
        visitor.get();
        assertNull(visitor.cookie(COOKIE));
    }

    @Test
    void get_anAccountsCookieWithoutItsSession_waitsForTheRefresh() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES);
        visitor.browser.drop("access_token").drop("csrf_token");
        visitor.get();
        assertNotNull(visitor.cookie(COOKIE));
    }

    private static Visitor showing(Response answer, Visitor visitor) {
        return visitor.with(Receipts.HEADER, answer.path("receipt"));
    }
}
