package chat.mia.session;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Refreshes of an honest client; with {@link LateTokensTest}, one test for each row of the outcome table. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RotationTest extends RotationFixture {

    @Inject
    Pool database;

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
    void refresh_view_isToTheSecondWhatTheAccessTokenSays() {
        age(31);

        String view = browser.refresh().then().statusCode(200).extract().asString();

        assertEquals(browser.call("GET", "/api/v1/session").asString(), view);
        assertTrue(view.matches(".*\"expiresAt\":\"[^.\"]+:\\d\\dZ\".*"), view);
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
        browser.call("GET", "/api/v1/session").then().statusCode(200);
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

    /** Otherwise PostgreSQL plans the statement anew each time, or reads all accounts for one. */
    @Test
    void statement_isPlannedOnce_forOneSession() {
        assertEquals(
                "force_generic_plan",
                database.query("SHOW plan_cache_mode")
                        .execute()
                        .await()
                        .atMost(Duration.ofSeconds(20))
                        .iterator()
                        .next()
                        .getString(0));
        assertEquals(
                1.0f,
                tables.query("SELECT prorows FROM pg_proc WHERE proname = 'rotate_contested'")
                        .get(0)
                        .get(0));
    }
}
