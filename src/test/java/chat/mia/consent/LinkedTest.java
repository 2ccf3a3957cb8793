package chat.mia.consent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Arrays.asList;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.keys.Sha256;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.StoppedClock;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a link leaves in the ledger, and what it tells. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LinkedTest {

    @Inject
    Tables tables;

    @Inject
    StoppedClock clock;

    @Inject
    LinkFixture fixture;

    @AfterEach
    void runClock() {
        clock.run();
    }

    @Test
    void link_event_isChainedAndItsHashNamesTheBrowsersChain() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES);
        String receipt = ReceiptCredentialTest.grant();
        LinkFixture.link(visitor, receipt).then().statusCode(200);
        List<Object> row = tables.query(
                        """
                        SELECT e.prev_hash, before.hash, e.content_hash, e.hash, s.head, e.seq,
                          format('{"action":"link","choices":%s,"claimedAt":null,"expiresAt":%s,"gpc":false,"id":%s,'
                            || '"linkedSubject":%s,"locale":null,"noticeHash":null,"occurredAt":%s,"policyVersion":%s,'
                            || '"source":null,"userAgent":%s}', replace(e.choices::text, ' ', ''), iso(expires_at), to_json(e.id),
                            to_json(e.linked_subject), iso(occurred_at), to_json(e.policy_version), to_json(e.user_agent))
                        FROM consent_subject s JOIN consent_event e ON e.subject = s.id AND e.seq = 2
                          JOIN consent_event before ON before.subject = s.id AND before.seq = 1 WHERE s.account_id = ?
                        """.replaceAll(
                                        "iso\\((\\w+)\\)",
                                        "to_json(to_char(e.$1 AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'))"),
                        visitor.account())
                .get(0);
        assertArrayEquals((byte[]) row.get(1), (byte[]) row.get(0));
        assertArrayEquals(Sha256.of(((String) row.get(6)).getBytes(UTF_8)), (byte[]) row.get(2));
        assertArrayEquals(Sha256.of((byte[]) row.get(0), (byte[]) row.get(2)), (byte[]) row.get(3));
        assertArrayEquals((byte[]) row.get(3), (byte[]) row.get(4));
        assertTrue(((String) row.get(6)).contains(fixture.subject(receipt).toString()));
    }

    @Test
    void link_browsersChain_endsThere() {
        String receipt = ReceiptCredentialTest.grant();
        Visitor visitor = Visitor.signedIn();
        Instant now = Instant.parse("2027-01-01T00:00:00Z");
        fixture.at(now, visitor);
        LinkFixture.link(visitor, receipt).then().statusCode(200);
        List<Object> chain = tables.query(
                        "SELECT extract(epoch FROM closed_at)::bigint, seq, account_id, granted::text FROM consent_subject"
                                + " WHERE id = ?",
                        fixture.subject(receipt))
                .get(0);
        assertEquals(asList(now.getEpochSecond(), 1L, null, "{analytics}"), chain);
    }

    @Test
    void link_receiptInTheAnswer_isTheLinksInTheAccountsChain() throws Exception {
        Visitor visitor = Visitor.signedIn();
        JsonObject own = ReceiptsTest.verified(visitor.put(Visitor.NO).path("receipt"));
        JsonObject link = ReceiptsTest.verified(
                LinkFixture.link(visitor, ReceiptCredentialTest.grant()).path("receipt"));
        assertEquals("link", link.getJsonObject("event").getString("type"));
        assertEquals(2, link.getJsonObject("event").getInteger("seq"));
        assertEquals(
                own.getJsonObject("event").getString("valid_until"),
                link.getJsonObject("event").getString("valid_until"));
        assertEquals(own.getString("sub"), link.getString("sub"));
        assertEquals(new JsonObject().put("analytics", false), link.getJsonObject("choices"));
    }

    @Test
    void link_thatBroughtNothing_saysSoInItsReceiptAndCanBeIssuedAgain() throws Exception {
        Visitor visitor = Visitor.signedIn();
        String given =
                LinkFixture.link(visitor, fixture.withoutChoice(Instant.now())).path("receipt");
        JsonObject receipt = ReceiptsTest.verified(given);
        assertEquals(new JsonObject(), receipt.getJsonObject("choices"));
        assertNull(receipt.getJsonObject("event").getString("valid_until"));
        clock.run();
        String again = visitor.browser
                .call("GET", "/api/v1/consent/receipts/" + receipt.getString("jti"))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertEquals(receipt, ReceiptsTest.verified(again));
    }

    @Test
    void link_account_mayHaveTheBrowsersReceiptsAgain() throws Exception {
        Visitor visitor = Visitor.signedIn();
        String receipt = ReceiptCredentialTest.grant();
        String path = "/api/v1/consent/receipts/" + LinkFixture.payload(receipt).getString("jti");
        visitor.browser.call("GET", path).then().statusCode(404);
        LinkFixture.link(visitor, receipt);
        assertEquals(
                ReceiptsTest.verified(receipt),
                ReceiptsTest.verified(visitor.browser.call("GET", path).asString()));
    }

    @Test
    void link_isToldWithTheChoiceAsItIs() {
        Instant chosen = Instant.parse("2027-01-01T00:00:00Z");
        String yes = fixture.yesAt(chosen);
        String none = fixture.withoutChoice(chosen);
        Instant now = chosen.plusSeconds(60);
        Visitor visitor = fixture.at(now, Visitor.signedIn());
        LinkFixture.link(visitor, none);
        assertEquals(asList(now.getEpochSecond(), null, null), told(visitor).get(0));
        Visitor second = fixture.at(now, Visitor.signedIn());
        LinkFixture.link(second, yes);
        assertEquals(List.of(List.of(now.getEpochSecond(), chosen.getEpochSecond(), "{analytics}")), told(second));
    }

    private List<List<Object>> told(Visitor visitor) {
        return tables.query(
                "SELECT extract(epoch FROM at)::bigint, extract(epoch FROM decided_at)::bigint, granted::text"
                        + " FROM service_event WHERE kind = 'consent-changed' AND account_id = ?",
                visitor.account());
    }
}
