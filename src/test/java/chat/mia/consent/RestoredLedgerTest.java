package chat.mia.consent;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.LogLines;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A copy of the ledger in a database that has not begun as many transactions as the one that it was taken from. */
@QuarkusTest
@TestProfile(LedgerFixture.Alone.class)
@QuarkusTestResource(PostgresResource.class)
class RestoredLedgerTest extends LedgerFixture {

    private long foreign;

    @BeforeEach
    void restore() {
        record(1);
        sealAnHourLater();
        foreign = newest() + 1;
        byForce("CREATE TEMPORARY TABLE dump AS SELECT * FROM consent_event;"
                + " DELETE FROM consent_event; INSERT INTO consent_event SELECT * FROM dump");
        tables.update("""
                INSERT INTO ledger_checkpoint (number, month, after_xid, after_id, upto_xid, upto_id, events, root, jws, made_at)
                SELECT number + 1, month, upto_xid, upto_id, (pg_snapshot_xmax(pg_current_snapshot())::text::bigint + 5000)::text::xid8,
                  upto_id, 1, root, 'x', now() - interval '3 hours'
                FROM ledger_checkpoint ORDER BY number DESC LIMIT 1
                """);
    }

    @AfterEach
    void forget() {
        byForce("DELETE FROM ledger_checkpoint WHERE number >= " + foreign);
    }

    @Test
    void look_sealsNothingAndSaysOnceWhatToDo() {
        record(2);
        try (LogLines log = LogLines.listen()) {
            look();
            look();

            List<String> lines = log.of("mia.consent");
            assertEquals(1, lines.size());
            assertTrue(lines.get(0).startsWith("ERROR"), lines.get(0));
            assertTrue(lines.get(0).contains("continue_restored_ledger"), lines.get(0));
        }
        assertEquals(foreign, newest());
    }

    /** An alarm that waits for a delay would wait for ever if only what is new counted. */
    @Test
    void look_metricsTellHowLongNothingHasBeenSealed() {
        look();

        int management = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        double lag = given().port(management)
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("mia_consent_ledger_unsealed_seconds"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
        assertEquals(10_800, lag, 120);
    }

    @Test
    void look_afterTheOwnerHasContinuedIt_sealsAlsoWhatWasRecordedMeanwhile() {
        Object restoredAt = tables.query("SELECT now()::text").get(0).get(0);
        record(2);
        look();

        tables.update("CALL continue_restored_ledger(?::timestamptz)", restoredAt);
        record(3);
        look();

        assertEquals(
                List.of(List.of(5L)), tables.query("SELECT events FROM ledger_checkpoint WHERE number > ?", foreign));
    }

    @Test
    void continue_withATimeBeforeTheNewestSeal_isRefused() {
        AssertionError refusal = assertThrows(
                AssertionError.class, () -> tables.update("CALL continue_restored_ledger(now() - interval '4 hours')"));

        assertTrue(refusal.getMessage().contains("cannot have been recorded after it"), refusal.getMessage());
    }

    @Test
    void continue_byTheRoleThatServesRequests_isRefused() {
        Throwable refusal = assertThrows(
                RuntimeException.class,
                () -> runtime.query("CALL continue_restored_ledger(now())")
                        .execute()
                        .await()
                        .atMost(LIMIT));

        assertTrue(refusal.getMessage().contains("permission denied"), refusal.getMessage());
    }
}
