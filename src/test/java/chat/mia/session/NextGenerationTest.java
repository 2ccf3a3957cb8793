package chat.mia.session;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a rotation forgets: forks, orphan and exchange belong to one generation. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class NextGenerationTest extends RotationFixture {

    @Test
    void refresh_orphanOfTheGenerationBefore_isTheft() {
        Browser late = forked(browser);
        rotated(late);
        assertForgotten();

        browser.refresh().then().statusCode(401).body("type", equalTo("/problems/session-ended"));
        assertEquals(2, column("status"));
    }

    @Test
    void refresh_forkAndExchangeInEachGeneration_arePossibleAgain() {
        for (int generation = 1; generation <= 2; generation++) {
            forked(browser);
            assertEquals(1, column("forks"));
            refreshes(browser);
            assertEquals(true, value("unforked"));
        }
    }

    @Test
    void refresh_aheadOfAForkedGeneration_forgetsItToo() {
        forked(browser);
        refreshes(browser);
        List<List<Object>> row = tables.query(
                "SELECT generation, current_hash, previous_hash, nonce, orphan_hash, orphan_fork, orphan_secret_number,"
                        + " orphan_nonce, forks, unforked FROM auth_session WHERE sid = ?",
                sid);
        rotated(browser);
        restore(row.get(0));
        age(1000);
        browser.with("User-Agent", SAFARI);
        Object fingerprint = value("client_fingerprint");

        refreshes(browser);

        assertForgotten();
        assertEquals(3, column("generation"));
        assertEquals(false, fingerprint.equals(value("client_fingerprint")));
        assertEquals(true, value("rotated_at > now() - interval '1 min'"));
    }

    @Test
    void refresh_forkAndExchange_beginTheIdleLimitAnew() {
        forked(browser);
        assertEquals(true, value("rotated_at > now() - interval '10 s'"));
        age(31);
        refreshes(browser);
        assertEquals(true, value("rotated_at > now() - interval '10 s'"));
    }

    @Test
    void rotation_underAsynchronousCommit_writesWhatItAccusesDurably() {
        byte[] forks = new byte[32];
        String sql = "SELECT r.outcome, current_setting('synchronous_commit')"
                + " FROM (SELECT set_config('synchronous_commit', 'off', true) AS mode) was,"
                + " LATERAL rotate_contested(?, ?, 0, ?, 0::smallint, ?, ARRAY[was.mode::bytea], '{0}', interval '0',"
                + " interval '0', interval '1 day') r";

        assertEquals(List.of(List.of("THEFT", "on")), tables.query(sql, sid, forks, forks, forks));
    }

    /** The browser's answer was late and somebody with its old token came: two heads of one generation. */
    private Browser forked(Browser browser) {
        Browser late = browser.copy();
        rotated(browser);
        age(31);
        refreshes(late);
        return late;
    }

    private void assertForgotten() {
        for (String column : new String[] {"orphan_hash", "orphan_fork", "orphan_secret_number", "orphan_nonce"}) {
            assertNull(value(column), column);
        }
        assertEquals(0, column("forks"));
        assertEquals(false, value("unforked"));
    }

    private void restore(List<Object> row) {
        tables.update(
                "UPDATE auth_session SET generation = ?, current_hash = ?, previous_hash = ?, nonce = ?, orphan_hash = ?,"
                        + " orphan_fork = ?::smallint, orphan_secret_number = ?::smallint, orphan_nonce = ?,"
                        + " forks = ?::smallint, unforked = ? WHERE sid = ?",
                row.get(0),
                row.get(1),
                row.get(2),
                row.get(3),
                row.get(4),
                row.get(5),
                row.get(6),
                row.get(7),
                row.get(8),
                row.get(9),
                sid);
    }
}
