package chat.mia.session;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.LogLines;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EndDeviceTest extends DevicesFixture {

    @Test
    void end_anotherDevice_endsThatOneAlone() {
        Browser third = browser.signInElsewhere();
        UUID ended = phone.session();

        Response answer = browser.call("DELETE", one(phone));

        answer.then().statusCode(204);
        assertThat(answer.headers().getValues("Set-Cookie"), empty());
        isSignedOut(phone);
        isEnded(ended, EndReason.REVOKED);
        isSignedIn(browser);
        isSignedIn(third);
    }

    @Test
    void end_anotherDevice_isAudited() {
        String path = one(phone);
        UUID ended = phone.session();
        String account = account(browser);
        try (LogLines log = LogLines.listen()) {
            browser.call("DELETE", path).then().statusCode(204);

            assertEquals(
                    List.of("\"session-revoked\",\"account\":\"" + account + "\",\"session\":\"" + ended
                            + "\",\"reason\":\"one-device\",\"count\":1}"),
                    audited(log));
        }
    }

    @Test
    void end_byHeader_needsNoCsrfToken() {
        new Browser()
                .with("Authorization", "Bearer " + browser.cookie("access_token"))
                .call("DELETE", one(phone))
                .then()
                .statusCode(204);

        isSignedOut(phone);
    }

    @Test
    void end_thisDevice_signsOut() {
        UUID ended = browser.session();
        Browser copy = browser.copy();
        String account = account(browser);
        try (LogLines log = LogLines.listen()) {
            Response answer = browser.call("DELETE", PATH + "/" + ended);

            answer.then().statusCode(204);
            assertThat(
                    answer.headers().getValues("Set-Cookie"),
                    containsInAnyOrder(
                            startsWith("access_token=; Path=/; Max-Age=0;"),
                            startsWith("refresh_token=; Path=/api/v1/session; Max-Age=0;"),
                            startsWith("csrf_token=; Path=/; Max-Age=0;")));
            assertEquals(
                    List.of("\"sign-out\",\"account\":\"" + account + "\",\"session\":\"" + ended + "\"}"),
                    audited(log));
        }
        isSignedOut(copy);
        isEnded(ended, EndReason.SIGNED_OUT);
        isSignedIn(phone);
    }

    @Test
    void end_notFound_isAnsweredAlikeAndChangesNothing() {
        Browser stranger = Browser.signedUp();
        UUID idle = phone.session();
        tables.update("UPDATE auth_session SET rotated_at = rotated_at - interval '30 days' WHERE sid = ?", idle);
        Browser over = browser.signInElsewhere();
        UUID ended = over.session();
        over.call("DELETE", "/api/v1/session").then().statusCode(204);
        List<String> ids = List.of(
                stranger.session().toString(),
                UUID.randomUUID().toString(),
                idle.toString(),
                ended.toString(),
                browser.session().toString().toUpperCase(Locale.ROOT),
                "1-1-1-1-1",
                "x",
                "%00",
                "x".repeat(1000));
        Map<String, String> before = tables.contents();

        for (String id : ids) {
            browser.request(PATH)
                    .urlEncodingEnabled(false)
                    .delete(PATH + "/" + id)
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("/problems/not-found"));
        }

        assertEquals(before, tables.contents());
        isSignedIn(stranger);
    }

    @Test
    void end_withoutCsrfToken_isRefusedAndChangesNothing() {
        String path = one(phone);
        Map<String, String> before = tables.contents();

        browser.with("X-CSRF-Token", "")
                .call("DELETE", path)
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/csrf-token-mismatch"));

        assertEquals(before, tables.contents());
    }

    @Test
    void end_signedOut_isRefusedAndChangesNothing() {
        String path = one(phone);
        Map<String, String> before = tables.contents();

        new Browser().call("DELETE", path).then().statusCode(401).body("type", equalTo("/problems/not-signed-in"));

        assertEquals(before, tables.contents());
    }

    /** A thief who was signed out keeps an access token for ten minutes; it must not sign the owner out. */
    @Test
    void end_fromASessionThatAnotherReplicaEnded_isRefusedAndChangesNothing() {
        String path = one(phone);
        tables.update("UPDATE auth_session SET status = 3 WHERE sid = ?", browser.session());
        Map<String, String> before = tables.contents();

        browser.call("DELETE", path).then().statusCode(401).body("type", equalTo("/problems/session-ended"));

        assertEquals(before, tables.contents());
        isSignedIn(phone);
    }
}
