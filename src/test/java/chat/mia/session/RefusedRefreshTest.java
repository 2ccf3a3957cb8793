package chat.mia.session;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.LogLines;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refresh tokens that name no living session, or were never made here. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RefusedRefreshTest {

    @Inject
    Tables tables;

    private Browser browser;
    private UUID sid;

    @BeforeEach
    void signUp() {
        browser = Browser.signedUp();
        sid = browser.session();
    }

    @Test
    void refresh_signedOut_isRefused() {
        Browser copy = browser.copy();
        browser.call("DELETE", "/api/v1/session").then().statusCode(204);

        refused(copy);
        dueForRotation();
        refused(copy);
    }

    @Test
    void refresh_idleForThirtyDays_isRefused() {
        tables.update("UPDATE auth_session SET rotated_at = now() - interval '30 days' WHERE sid = ?", sid);
        refused(browser);

        tables.update("UPDATE auth_session SET rotated_at = now() - interval '29 days 23 hours' WHERE sid = ?", sid);
        browser.refresh().then().statusCode(200);
    }

    @Test
    void refresh_pastItsAbsoluteEnd_isRefused() {
        assertEquals(
                180,
                ((Number) tables.query(
                                        "SELECT extract(day FROM ends_at - created_at) FROM auth_session WHERE sid = ?",
                                        sid)
                                .get(0)
                                .get(0))
                        .intValue());
        tables.update("UPDATE auth_session SET ends_at = now() WHERE sid = ?", sid);

        refused(browser);
        dueForRotation();
        refused(browser);
    }

    @Test
    void refresh_unknownSession_isRefused() {
        tables.update("DELETE FROM auth_session WHERE sid = ?", sid);

        refused(browser);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 17, 20, 21, 52, 53, 68})
    void refresh_anyByteOfTheTokenChanged_isRefusedAndRevokesNothing(int index) {
        byte[] bytes = Base64.getUrlDecoder().decode(browser.cookie("refresh_token"));
        bytes[index] ^= 1;
        Browser forger = browser.copy()
                .set("refresh_token", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));

        refused(forger);

        browser.refresh().then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "not base64!", "eyJhbGciOiJub25lIn0.e30."})
    void refresh_notAToken_isRefused(String value) {
        refused(browser.copy().set("refresh_token", value));
    }

    @Test
    void refresh_withoutCookie_saysNotSignedIn() {
        browser.copy()
                .drop("refresh_token")
                .refresh()
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("type", equalTo("/problems/not-signed-in"));
    }

    @Test
    void refresh_withAuthorizationHeader_ignoresTheCookie() {
        browser.copy()
                .with("Authorization", "Bearer " + browser.cookie("access_token"))
                .refresh()
                .then()
                .statusCode(401)
                .body("type", equalTo("/problems/not-signed-in"));
    }

    /** The plain rotation is tried first; what it leaves is decided elsewhere. */
    private void dueForRotation() {
        tables.update("UPDATE auth_session SET rotated_at = rotated_at - interval '31 s' WHERE sid = ?", sid);
    }

    private void refused(Browser refused) {
        Map<String, String> before = tables.contents();

        Response answer;
        try (LogLines log = LogLines.listen()) {
            answer = refused.refresh();
            assertEquals(List.of(), log.of("mia.session"), "nobody is accused");
        }

        answer.then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("type", equalTo("/problems/session-ended"));
        assertEquals(List.of(), answer.headers().getValues("Set-Cookie"));
        assertEquals(before, tables.contents());
    }
}
