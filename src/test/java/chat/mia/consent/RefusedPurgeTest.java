package chat.mia.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What no purge takes away, whatever the role that serves requests says. */
@QuarkusTest
@TestProfile(LedgerFixture.Alone.class)
@QuarkusTestResource(PostgresResource.class)
class RefusedPurgeTest extends PurgeFixture {

    private static final String NOT_THESE = "these months may not be purged";

    @Inject
    LedgerSeals seals;

    @Test
    void purge_oneEventInsideTheRetention_keepsTheMonth() {
        YearMonth month = nextMonth();
        chooserIn(month);
        UUID young = eventInsideTheRetention(month);
        sealAnHourLater();

        purge();
        assertEquals(2, eventsIn(month));
        count();
        for (String period : List.of("P3Y", "P1D", "P0D", "P-100Y")) {
            assertTrue(refusal(period, claims(month)).contains(NOT_THESE), period);
        }
        assertEquals(2, eventsIn(month));

        age(young);
        purge();
        assertFalse(exists(month));
    }

    @Test
    void purge_longerPeriodThanThree_isKept() {
        YearMonth month = nextMonth();
        chooserIn(month);
        sealAnHourLater();

        count();
        assertTrue(refusal("P50Y", claims(month)).contains(NOT_THESE));
        assertTrue(exists(month));
        purge();
        assertFalse(exists(month));
    }

    @Test
    void purge_eventsThatAreNotSealed_keepsTheMonth() {
        YearMonth month = nextMonth();
        chooserIn(month);

        purge();
        assertTrue(refusal(PERIOD, claims(month)).contains(NOT_THESE));
        assertEquals(1, eventsIn(month));

        sealAnHourLater();
        purge();
        assertFalse(exists(month));
    }

    @Test
    void purge_eventsThatAreNotInTheFigures_keepsTheMonth() {
        YearMonth month = nextMonth();
        chooserIn(month);
        sealAnHourLater();

        purgeUncounted();
        assertEquals(1, eventsIn(month));

        purge();
        assertFalse(exists(month));
    }

    /** A seal over fewer events than there are: somebody has added one behind the back of the service. */
    @Test
    void purge_moreEventsThanWereSealed_keepsTheMonth() {
        YearMonth month = nextMonth();
        chooserIn(month);
        sealAnHourLater();
        UUID added = eventInsideTheRetention(month);
        byForce("UPDATE consent_event SET xid = '3', expires_at = occurred_at + interval '1 day' WHERE id = '" + added
                + "'");

        purge();
        assertEquals(2, eventsIn(month));

        byForce("DELETE FROM consent_event WHERE id = '" + added + "'");
        purge();
        assertFalse(exists(month));
    }

    @Test
    void purge_tombstoneThatDoesNotSayWhatIsThere_isRefused() {
        YearMonth month = nextMonth();
        chooserIn(month);
        sealAnHourLater();
        count();
        JsonObject truth = claims(month);

        for (JsonObject lie : List.of(
                truth.copy().put("events", 7),
                truth.copy().put("chains", 0),
                truth.copy().put("root", "00".repeat(32)),
                truth.copy().put("month", month.plusMonths(1).toString()),
                truth.copy().put("previous", "00".repeat(32)),
                truth.copy().put("more", 1))) {
            assertTrue(refusal(PERIOD, lie).contains("does not say what is there"), lie.encode());
        }
        assertTrue(refusal(PERIOD).contains("does not say what is there"));
        assertTrue(refusal(PERIOD, truth, truth).contains(NOT_THESE));
        assertTrue(exists(month));

        purge();
        assertFalse(exists(month));
    }

    /** What the tombstone of a month has to say, told by a role that may look into everything. */
    private JsonObject claims(YearMonth month) {
        List<Object> row = tables.query("""
                SELECT (SELECT count(*) FROM consent_event WHERE id >= least_consent_id(m) AND id < least_consent_id((m + interval '1 month')::date)),
                  (SELECT count(*) FROM consent_chain_ends(m, m)),
                  (SELECT encode(merkle_root(array_agg(uuid_send(subject) || int8send(seq) || hash ORDER BY subject)), 'hex')
                     FROM consent_chain_ends(m, m)),
                  (SELECT encode(sha256(convert_to(jws, 'UTF8')), 'hex') FROM ledger_tombstone ORDER BY month DESC LIMIT 1)
                FROM (VALUES (?::date)) AS v (m)
                """, month.atDay(1).toString()).get(0);
        return new JsonObject()
                .put("month", month.toString())
                .put("events", row.get(0))
                .put("chains", row.get(1))
                .put("root", row.get(2))
                .put("previous", row.get(3));
    }

    private String refusal(String period, JsonObject... claims) {
        String[] signed = List.of(claims).stream()
                .map(claim -> seals.sign(Tombstone.TYPE, claim))
                .toArray(String[]::new);
        return assertThrows(
                        RuntimeException.class,
                        () -> runtime.preparedQuery("SELECT purge_consent_months($1::text::interval, $2)")
                                .execute(Tuple.tuple().addValue(period).addValue(signed))
                                .await()
                                .atMost(LIMIT))
                .getMessage();
    }
}
