package chat.mia.session;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One test for each row of the outcome table. Time is the database's, so the tests move it by ageing rows. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RotationTest {

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final String NEWER_FIREFOX =
            "Mozilla/5.0 (X11; Linux x86_64; rv:149.0) Gecko/20100101 Firefox/149.0";
    private static final String SAFARI =
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19 Safari/605";

    @Inject
    Tables tables;

    private Browser browser;
    private UUID sid;

    @BeforeEach
    void signUp() {
        browser = Browser.signedUp().with("User-Agent", FIREFOX);
        sid = browser.session();
    }

    @Test
    void refresh_currentToken_rotates() {
        String first = browser.cookie("refresh_token");
        age(31);

        refreshes(browser);

        assertNotEquals(first, browser.cookie("refresh_token"));
        assertEquals(1, column("generation"));
        browser.call("GET", "/api/v1/session").then().statusCode(200).body("session.id", equalTo(sid.toString()));
    }

    @Test
    void refresh_currentTokenTooSoon_keepsItAndRenewsTheRest() {
        String first = browser.cookie("refresh_token");
        String access = browser.cookie("access_token");
        Map<String, String> before = tables.contents();

        refreshes(browser);

        assertEquals(first, browser.cookie("refresh_token"));
        assertNotEquals(access, browser.cookie("access_token"));
        assertEquals(before, tables.contents());
    }

    @Test
    void refresh_previousTokenWithinGrace_givesTheSameSuccessor() {
        Browser lostItsAnswer = browser.copy();
        age(31);

        refreshes(browser);
        refreshes(lostItsAnswer);

        assertEquals(browser.cookie("refresh_token"), lostItsAnswer.cookie("refresh_token"));
        assertEquals(1, column("replays"));
    }

    @Test
    void refresh_twentyTabsAtOnce_giveOneSuccessor() throws InterruptedException, ExecutionException {
        age(31);
        ExecutorService tabs = Executors.newFixedThreadPool(20);
        try {
            List<Callable<String>> refreshes = Stream.generate(browser::copy)
                    .limit(20)
                    .map(tab -> (Callable<String>) () -> {
                        refreshes(tab);
                        return tab.cookie("refresh_token");
                    })
                    .toList();
            Set<String> successors = new HashSet<>();
            for (Future<String> successor : tabs.invokeAll(refreshes)) {
                successors.add(successor.get());
            }
            assertEquals(1, successors.size());
        } finally {
            tabs.shutdown();
        }
        assertEquals(1, column("generation"));
        assertEquals(19, column("replays"));
    }

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

    @Test
    void refresh_oneOrTwoGenerationsAhead_rollsForward() {
        List<Object> row = saved();
        rotated(browser);
        rotated(browser);
        restore(row);

        refreshes(browser);

        assertEquals(3, column("generation"));
        age(31);
        refreshes(browser);
        assertEquals(4, column("generation"));
    }

    @Test
    void refresh_threeGenerationsAhead_isRefusedButNotEnded() {
        List<Object> row = saved();
        rotated(browser);
        rotated(browser);
        rotated(browser);
        restore(row);

        browser.refresh().then().statusCode(401).body("type", equalTo("/problems/session-ended"));

        assertEquals(0, column("status"));
    }

    private List<Object> saved() {
        return tables.query(
                        "SELECT generation, current_hash, previous_hash, nonce FROM auth_session WHERE sid = ?", sid)
                .get(0);
    }

    /** The database comes back from a crash or a restore without its last commits. */
    private void restore(List<Object> row) {
        tables.update(
                "UPDATE auth_session SET generation = ?, current_hash = ?, previous_hash = ?, nonce = ? WHERE sid = ?",
                row.get(0),
                row.get(1),
                row.get(2),
                row.get(3),
                sid);
    }

    private void rotated(Browser browser) {
        age(31);
        refreshes(browser);
    }

    private static void refreshes(Browser browser) {
        browser.refresh().then().statusCode(200);
    }

    private void endsAsTheft(Browser browser) {
        Response refused = browser.copy().refresh();

        refused.then().statusCode(401).body("type", equalTo("/problems/session-ended"));
        assertEquals(List.of(), refused.headers().getValues("Set-Cookie"));
        assertEquals(2, column("status"));
        browser.call("GET", "/api/v1/session").then().statusCode(401).body("type", equalTo("/problems/session-ended"));
    }

    private void age(int seconds) {
        tables.update(
                "UPDATE auth_session SET rotated_at = rotated_at - make_interval(secs => ?) WHERE sid = ?",
                seconds,
                sid);
    }

    private int column(String name) {
        return ((Number) value(name)).intValue();
    }

    private Object value(String name) {
        return tables.query("SELECT " + name + " FROM auth_session WHERE sid = ?", sid)
                .get(0)
                .get(0);
    }
}
