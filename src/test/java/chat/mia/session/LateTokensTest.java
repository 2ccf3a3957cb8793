package chat.mia.session;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tokens that come when they should be gone: the late duplicate of an honest client, or a stolen copy. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LateTokensTest extends RotationFixture {

    @Test
    void refresh_previousTokenLate_sameClientInANewerVersion_forks() {
        Browser late = browser.copy().with("User-Agent", NEWER_FIREFOX);
        rotated(browser);
        age(31);

        refreshes(late);

        assertNotEquals(browser.cookie("refresh_token"), late.cookie("refresh_token"));
        assertEquals(1, column("forks"));
        assertEquals(1, column("generation"));
        age(31);
        refreshes(late);
        assertEquals(2, column("generation"));
    }

    @Test
    void refresh_previousTokenLate_fourthTime_isTheft() {
        Browser late = browser.copy();
        rotated(browser);
        for (int fork = 1; fork <= 3; fork++) {
            age(31);
            refreshes(late.copy());
            assertEquals(fork, column("forks"));
        }
        age(31);

        endsAsTheft(late);
    }

    @Test
    void refresh_previousTokenLate_otherClient_isTheft() {
        Browser thief = browser.copy().with("User-Agent", SAFARI);
        rotated(browser);
        age(31);

        endsAsTheft(thief);
        browser.refresh().then().statusCode(401).body("type", equalTo("/problems/session-ended"));
    }

    @Test
    void refresh_orphan_changesPlacesOnce() {
        Browser late = browser.copy();
        rotated(browser);
        age(31);
        refreshes(late);
        String orphan = browser.cookie("refresh_token");

        refreshes(browser);

        assertEquals(orphan, browser.cookie("refresh_token"));
        assertEquals(true, value("unforked"));
        age(31);
        refreshes(browser);
        assertEquals(2, column("generation"));
    }

    @Test
    void refresh_orphanTwiceInAGeneration_isTheft() {
        Browser late = browser.copy();
        rotated(browser);
        age(31);
        refreshes(late);
        refreshes(browser);

        endsAsTheft(late);
    }

    @Test
    void refresh_orphanFromOtherClient_isTheft() {
        Browser late = browser.copy();
        rotated(browser);
        age(31);
        refreshes(late);

        endsAsTheft(browser.with("User-Agent", SAFARI));
    }

    @Test
    void refresh_tokenDisplacedByAnEarlierFork_isTheft() {
        Browser late = browser.copy();
        rotated(browser);
        Browser displaced = browser.copy();
        age(31);
        refreshes(late.copy());
        age(31);
        refreshes(late.copy());

        endsAsTheft(displaced);
    }

    @Test
    void refresh_olderGeneration_isTheft() {
        Browser old = browser.copy();
        rotated(browser);
        rotated(browser);

        endsAsTheft(old);
    }

    private void endsAsTheft(Browser browser) {
        Response refused = browser.copy().refresh();

        refused.then().statusCode(401).body("type", equalTo("/problems/session-ended"));
        assertEquals(List.of(), refused.headers().getValues("Set-Cookie"));
        assertEquals(2, column("status"));
        browser.call("GET", "/api/v1/session").then().statusCode(401).body("type", equalTo("/problems/session-ended"));
    }
}
