package chat.mia.consent;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a checkpoint says, and when one is made. */
@QuarkusTest
@TestProfile(LedgerFixture.Alone.class)
@QuarkusTestResource(PostgresResource.class)
class CheckpointsTest extends LedgerFixture {

    private static final String ROW = "SELECT number, to_char(month, 'YYYY-MM'), after_xid::text, after_id,"
            + " upto_xid::text, upto_id, events, root, jws FROM ledger_checkpoint";

    @Test
    void look_eventsOfAccountsAndOfNobody_sealsThemAll() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES).then().statusCode(200);
        visitor.put(Visitor.NO).then().statusCode(200);
        Visitor.anonymous().put(Visitor.NO).then().statusCode(200);
        long before = newest();

        sealAnHourLater();

        List<Object> row = row(before + 1);
        List<List<Object>> covered = covered(before + 1);
        assertEquals(3, covered.size());
        assertEquals(3L, row.get(6));
        assertArrayEquals(rootOver(covered), (byte[]) row.get(7));
        assertEquals(covered.get(2).get(0), row.get(5));
        assertEquals(thisMonth().toString(), row.get(1));
    }

    @Test
    void look_checkpoint_isSignedAndNamesTheOneBefore() {
        record(2);
        sealAnHourLater();
        record(5);
        sealAnHourLater();

        List<Object> row = row(newest());
        List<Object> previous = row(newest() - 1);
        JsonObject claims = verified((String) row.get(8), "consent-checkpoint+jwt");
        assertEquals(row.get(0), claims.getLong("number"));
        assertEquals(row.get(1), claims.getString("month"));
        assertEquals(5, claims.getInteger("events"));
        assertEquals(HexFormat.of().formatHex((byte[]) row.get(7)), claims.getString("root"));
        assertEquals(place(previous.get(4), previous.get(5)), claims.getJsonObject("after"));
        assertEquals(place(row.get(4), row.get(5)), claims.getJsonObject("upto"));
        assertEquals(
                HexFormat.of().formatHex(sha256(((String) previous.get(8)).getBytes(US_ASCII))),
                claims.getString("previous"));
        assertEquals(row.subList(2, 4), previous.subList(4, 6));
    }

    @Test
    void look_firstOfAll_comesAfterNothing() {
        record(1);
        sealAnHourLater();

        JsonObject first = verified((String) row(1).get(8), "consent-checkpoint+jwt");

        assertEquals(true, first.containsKey("after") && first.containsKey("previous"));
        assertNull(first.getValue("after"));
        assertNull(first.getValue("previous"));
        assertNull(row(1).get(2));
    }

    @Test
    void look_withinTheHour_waits() {
        record(1);
        sealAnHourLater();
        long before = newest();
        record(3);

        look();
        assertEquals(before, newest());

        sealAnHourLater();
        assertEquals(before + 1, newest());
        assertEquals(3, covered(newest()).size());
    }

    @Test
    void look_nothingNew_makesNone() {
        long before = newest();

        sealAnHourLater();

        assertEquals(before, newest());
    }

    @Test
    void look_tenThousandWaitWithinTheHour_sealsThem() {
        record(1);
        sealAnHourLater();
        long before = newest();
        record(9_999);
        look();
        assertEquals(before, newest());

        record(1);
        look();

        assertEquals(before + 1, newest());
        assertEquals(10_000L, row(before + 1).get(6));
        assertArrayEquals(
                rootOver(covered(before + 1)), (byte[]) row(before + 1).get(7));
    }

    @Test
    void look_manyWait_catchesUpInSeveralTransactions() {
        long before = newest();
        record(23_000);

        sealAnHourLater();

        assertEquals(
                List.of(List.of(10_000L), List.of(10_000L), List.of(3_000L)),
                tables.query("SELECT events FROM ledger_checkpoint WHERE number > ? ORDER BY number", before));
        assertEquals(3L, number("SELECT count(DISTINCT xmin::text) FROM ledger_checkpoint WHERE number > ?", before));
        for (long number = before + 1; number <= newest(); number++) {
            assertArrayEquals(rootOver(covered(number)), (byte[]) row(number).get(7));
        }
    }

    @Test
    void look_eventsOfTwoMonths_sealsEachMonthByItself() {
        long before = newest();
        Visitor late = chooserIn(thisMonth().plusMonths(2));
        record(2);

        sealAnHourLater();

        assertEquals(before + 2, newest());
        assertEquals(thisMonth().toString(), row(before + 1).get(1));
        assertEquals(2L, row(before + 1).get(6));
        assertEquals(thisMonth().plusMonths(2).toString(), row(before + 2).get(1));
        assertEquals(1L, row(before + 2).get(6));
        assertEquals(row(before + 1).subList(2, 6), row(before + 2).subList(2, 6));
        assertArrayEquals(
                rootOver(covered(before + 2)), (byte[]) row(before + 2).get(7));
        assertEquals(
                1L,
                number(
                        "SELECT count(*) FROM consent_event e JOIN consent_subject s ON s.id = e.subject"
                                + " WHERE s.account_id = ?",
                        late.account()));
    }

    private List<Object> row(long number) {
        return tables.query(ROW + " WHERE number = ?", number).get(0);
    }

    /** id and hash of the events that a checkpoint says it covers, as a verifier would find them. */
    private List<List<Object>> covered(long number) {
        return tables.query("""
                SELECT e.id, coalesce(e.hash, e.content_hash) FROM consent_event e, ledger_checkpoint c
                 WHERE c.number = ? AND (e.xid, e.id) <= (c.upto_xid, c.upto_id)
                   AND (c.after_xid IS NULL OR (e.xid, e.id) > (c.after_xid, c.after_id))
                   AND e.id >= least_session_id(c.month::timestamp AT TIME ZONE 'UTC')
                   AND e.id < least_session_id((c.month + interval '1 month') AT TIME ZONE 'UTC')
                 ORDER BY e.xid, e.id
                """, number);
    }

    private static byte[] rootOver(List<List<Object>> events) {
        return root(events.stream()
                .map(event -> join(bytes((UUID) event.get(0)), (byte[]) event.get(1)))
                .toList());
    }

    private static JsonObject place(Object xid, Object id) {
        return new JsonObject().put("xid", xid).put("id", id.toString());
    }
}
