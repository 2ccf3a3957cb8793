package chat.mia.consent;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.LogLines;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a purge takes away, and what it leaves. Each test uses months that are later than those of the tests before. */
@QuarkusTest
@TestProfile(LedgerFixture.Alone.class)
@QuarkusTestResource(PostgresResource.class)
class ProofRetentionTest extends PurgeFixture {

    @Test
    void purge_aMonthWhoseProofHasServedItsTime_goesAndLeavesASignedTombstone() {
        YearMonth month = nextMonth();
        Visitor first = chooserIn(month);
        Visitor second = chooserIn(month);
        anonymousNoIn(month);
        List<List<Object>> ends = tables.query(
                "SELECT id, seq, encode(head, 'hex') FROM consent_subject WHERE id IN (?, ?) ORDER BY id",
                subject(first),
                subject(second));
        sealAnHourLater();

        purge();

        assertFalse(exists(month));
        assertEquals(0, eventsIn(month));
        List<Object> tombstone = tombstone(month);
        assertEquals(List.of(3L, 2L), tombstone.subList(0, 2));
        assertEquals(
                ends,
                tables.query(
                        "SELECT subject, seq, encode(hash, 'hex') FROM ledger_tombstone_chain WHERE month = ?::date"
                                + " ORDER BY subject",
                        month.atDay(1).toString()));
        assertArrayEquals(root(ends.stream().map(ProofRetentionTest::leaf).toList()), (byte[]) tombstone.get(2));
    }

    @Test
    void purge_tombstone_saysTheSameAndNamesTheOneBefore() {
        YearMonth month = nextMonth();
        chooserIn(month);
        sealAnHourLater();
        purge();
        YearMonth next = nextMonth();
        chooserIn(next);
        sealAnHourLater();

        purge();

        List<Object> row = tombstone(next);
        JsonObject claims = verified((String) row.get(3), "consent-tombstone+jwt");
        assertEquals(next.toString(), claims.getString("month"));
        assertEquals(row.get(0), claims.getLong("events"));
        assertEquals(row.get(1), claims.getLong("chains"));
        assertEquals(HexFormat.of().formatHex((byte[]) row.get(2)), claims.getString("root"));
        assertTrue(claims.containsKey("iat"));
        assertEquals(
                HexFormat.of().formatHex(sha256(((String) tombstone(month).get(3)).getBytes(US_ASCII))),
                claims.getString("previous"));
    }

    @Test
    void purge_noticesFiguresAndCheckpoints_stay() {
        YearMonth month = nextMonth();
        chooserIn(month);
        tables.update("INSERT INTO notice (sha256, policy_version, locale, document)"
                + " VALUES (sha256('{}'), '2026-04-25', 'en', '{}') ON CONFLICT DO NOTHING");
        sealAnHourLater();
        count();
        List<List<Object>> before = kept();

        purge();

        assertFalse(exists(month));
        assertEquals(before, kept());
        assertEquals(
                tombstone(month).get(0),
                number(
                        "SELECT sum(events)::bigint FROM ledger_checkpoint WHERE month = ?::date",
                        month.atDay(1).toString()));
    }

    @Test
    void purge_isTold() {
        YearMonth month = nextMonth();
        chooserIn(month);
        sealAnHourLater();
        try (LogLines log = LogLines.listen()) {
            purge();

            List<String> lines = log.of("mia.audit");
            assertEquals(1, lines.size());
            assertTrue(
                    lines.get(0)
                            .matches("(?s).*\"event\":\"ledger-purged\".*\"month\":\"" + month + "\",\"count\":1}.*"),
                    lines.get(0));
        }
    }

    private List<List<Object>> kept() {
        return tables.query("SELECT n::text FROM notice n UNION ALL SELECT c::text FROM ledger_checkpoint c"
                + " UNION ALL SELECT f::text FROM consent_figure f ORDER BY 1");
    }

    private static byte[] leaf(List<Object> end) {
        byte[] seq = new byte[8];
        seq[7] = ((Long) end.get(1)).byteValue();
        return join(bytes((UUID) end.get(0)), seq, HexFormat.of().parseHex((String) end.get(2)));
    }
}
