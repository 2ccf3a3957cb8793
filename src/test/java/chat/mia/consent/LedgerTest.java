package chat.mia.consent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LedgerTest {

    private static final String FIREFOX = "Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0";

    @Inject
    Tables tables;

    @Inject
    Consents consents;

    @Test
    void put_fiftyAtOnceForOneAccount_makesOneUnbrokenChain() throws Exception {
        Visitor visitor = Visitor.signedIn();
        ExecutorService browsers = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Integer>> puts = IntStream.range(0, 50)
                    .<Callable<Integer>>mapToObj(i ->
                            () -> visitor.copy().put(Visitor.choice(i % 2 == 0)).statusCode())
                    .toList();
            for (var put : browsers.invokeAll(puts)) {
                assertEquals(200, put.get());
            }
        } finally {
            browsers.shutdown();
        }
        List<List<Object>> events = events(visitor);
        assertEquals(
                IntStream.rangeClosed(1, 50).mapToObj(i -> (Object) (long) i).toList(),
                events.stream().map(row -> row.get(0)).toList());
        requireUnbroken(visitor, events);
        requireTrueActions(events);
    }

    @Test
    void put_fieldsOfARow_giveItsContentHash() {
        Visitor visitor = Visitor.signedIn().with("User-Agent", FIREFOX);
        visitor.put("""
                {"policyVersion": "2026-04-25", "choices": {"analytics": true}, "source": "settings",
                 "locale": "de-AT", "decidedAt": "2026-04-25T10:15:30.7+02:00"}""").then().statusCode(200);
        visitor.withdraw();
        for (List<Object> row : contents(visitor.account())) {
            assertArrayEquals(sha256(((String) row.get(0)).getBytes(UTF_8)), (byte[]) row.get(1));
        }
        String first = (String) contents(visitor.account()).get(0).get(0);
        assertTrue(first.contains("\"claimedAt\":\"2026-04-25T08:15:30Z\""), first);
        assertTrue(first.contains("\"userAgent\":\"Firefox/Android\""), first);
    }

    @Test
    void put_anonymousYes_hangsOnItsSubjectsGenesis() {
        Visitor.anonymous().put(Visitor.YES).then().statusCode(200);
        List<Object> row = tables.query("SELECT s.id, e.prev_hash, e.content_hash, e.hash, s.head, s.seq, s.account_id"
                        + " FROM consent_event e JOIN consent_subject s ON s.id = e.subject ORDER BY xid DESC LIMIT 1")
                .get(0);
        assertArrayEquals(genesis((UUID) row.get(0)), (byte[]) row.get(1));
        assertArrayEquals(sha256((byte[]) row.get(1), (byte[]) row.get(2)), (byte[]) row.get(3));
        assertArrayEquals((byte[]) row.get(3), (byte[]) row.get(4));
        assertEquals(1L, row.get(5));
        assertEquals(null, row.get(6));
    }

    @Test
    void put_afterAChoiceInForce_isAChangeOnlyWhereItDiffers() {
        Visitor visitor = Visitor.signedIn();
        for (String choice : List.of(Visitor.NO, Visitor.NO, Visitor.YES, Visitor.YES, Visitor.NO)) {
            visitor.put(choice).then().statusCode(200);
        }
        visitor.withdraw();
        visitor.put(Visitor.YES);
        assertEquals(
                List.of("refuse", "refuse", "change", "grant", "change", "withdraw", "change"),
                events(visitor).stream().map(row -> row.get(4)).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE consent_event SET gpc = NOT gpc",
                "DELETE FROM consent_event",
                "TRUNCATE consent_event",
                "TRUNCATE consent_subject CASCADE"
            })
    void sql_thatChangesEvents_isRefused(String statement) {
        Visitor.anonymous().put(Visitor.NO);
        Map<String, String> before = tables.contents();
        AssertionError refusal = assertThrows(AssertionError.class, () -> tables.update(statement));
        assertTrue(refusal.getMessage().contains("consent_event is append-only"), refusal.getMessage());
        assertEquals(before, tables.contents());
    }

    /** seq, prev_hash, content_hash, hash, action, granted */
    private List<List<Object>> events(Visitor visitor) {
        return tables.query(
                "SELECT e.seq, e.prev_hash, e.content_hash, e.hash, e.action, e.choices ->> 'analytics' FROM"
                        + " consent_event e JOIN consent_subject s ON s.id = e.subject WHERE s.account_id = ?"
                        + " ORDER BY e.seq",
                visitor.account());
    }

    private void requireUnbroken(Visitor visitor, List<List<Object>> events) {
        List<Object> subject = tables.query(
                        "SELECT id, seq, head FROM consent_subject WHERE account_id = ?", visitor.account())
                .get(0);
        byte[] previous = genesis((UUID) subject.get(0));
        for (List<Object> event : events) {
            assertArrayEquals(previous, (byte[]) event.get(1));
            previous = sha256(previous, (byte[]) event.get(2));
            assertArrayEquals(previous, (byte[]) event.get(3));
        }
        assertEquals((long) events.size(), subject.get(1));
        assertArrayEquals(previous, (byte[]) subject.get(2));
        List<List<Object>> contents = contents(visitor.account());
        for (List<Object> content : contents) {
            assertArrayEquals(sha256(((String) content.get(0)).getBytes(UTF_8)), (byte[]) content.get(1));
        }
    }

    /** A change is what differs from the event before, in the order in which the lock was had. */
    private static void requireTrueActions(List<List<Object>> events) {
        for (int i = 1; i < events.size(); i++) {
            boolean same = events.get(i).get(5).equals(events.get(i - 1).get(5));
            String first = events.get(i).get(5).equals("true") ? "grant" : "refuse";
            assertEquals(same ? first : "change", events.get(i).get(4));
        }
    }

    /** The canonical JSON, put together by the database in the order of RFC 8785, beside the stored hash. */
    private List<List<Object>> contents(UUID account) {
        return tables.query(
                """
                SELECT format('{"action":%s,"choices":{"analytics":%s},"claimedAt":%s,"expiresAt":%s,"gpc":%s,"id":%s,'
                    || '"locale":%s,"noticeHash":null,"occurredAt":%s,"policyVersion":%s,"source":%s,"userAgent":%s}',
                  to_json(action), choices ->> 'analytics', coalesce(to_json(iso(claimed_at))::text, 'null'),
                  to_json(iso(expires_at)), to_json(e.gpc), to_json(e.id), coalesce(to_json(locale)::text, 'null'),
                  to_json(iso(occurred_at)), to_json(e.policy_version), coalesce(to_json(source)::text, 'null'),
                  to_json(user_agent)), content_hash
                FROM consent_event e JOIN consent_subject s ON s.id = e.subject WHERE s.account_id = ? ORDER BY e.seq
                """.replaceAll("iso\\((\\w+)\\)", "to_char(e.$1 AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"),
                account);
    }

    private static byte[] genesis(UUID subject) {
        byte[] id = ByteBuffer.allocate(16)
                .putLong(subject.getMostSignificantBits())
                .putLong(subject.getLeastSignificantBits())
                .array();
        return sha256("consent-subject-1".getBytes(UTF_8), id);
    }

    private static byte[] sha256(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(all.toByteArray());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
