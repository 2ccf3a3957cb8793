package chat.mia.consent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.mia.keys.Sha256;
import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ledger proves of the text that somebody saw who chose. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AttestedNoticeTest {

    private static final String PATH = "/api/v1/consent/notice";

    @Inject
    Tables tables;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void put_withTheNoticeShown_attestsItByHash(boolean signedIn) {
        Visitor visitor = signedIn ? Visitor.signedIn() : Visitor.anonymous();
        String sha256 = current();
        for (boolean yes : List.of(true, false)) {
            visitor.put(choice(yes, sha256)).then().statusCode(200);
            assertEquals(sha256, newest().get(0));
            assertArrayEquals(hash((String) newest().get(1)), (byte[]) newest().get(2));
        }
    }

    @Test
    void put_withTheNoticeShown_attestsItInTheReceipt() throws Exception {
        String sha256 = current();
        String receipt = Visitor.anonymous().put(choice(true, sha256)).path("receipt");
        assertEquals(
                new JsonObject().put("sha256", sha256).put("attested", true).put("language", "en"),
                ReceiptsTest.verified(receipt).getJsonObject("notice"));
    }

    @Test
    void put_withoutNotice_attestsNothing() {
        Visitor.anonymous().put(Visitor.YES).then().statusCode(200);
        assertNull(newest().get(0));
    }

    @Test
    void delete_asNothingWasShown_attestsNothing() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(choice(true, current()));
        visitor.withdraw().then().statusCode(200);
        assertNull(newest().get(0));
    }

    @Test
    void put_noticeThatAnotherReplicaPublished_isAttested() {
        String sha256 = publish(Visitor.CURRENT_VERSION, "from another replica");
        Visitor.anonymous().put(choice(true, sha256)).then().statusCode(200);
        assertEquals(sha256, newest().get(0));
    }

    @Test
    void put_noticeOfAnotherPolicyVersion_says400() {
        refused(publish("2025-01-01", "of an older policy"));
    }

    @Test
    void put_unknownNoticeUnderAnOutdatedPolicy_saysContentFirst() {
        Visitor.anonymous()
                .put(choice(true, "0".repeat(64)).replace(Visitor.CURRENT_VERSION, "2025-01-01"))
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/unknown-notice"));
    }

    @Test
    void put_noticeOfItsOutdatedPolicy_says409() {
        String sha256 = publish("2025-01-01", "of an older policy");
        Visitor.anonymous()
                .put(choice(true, sha256).replace(Visitor.CURRENT_VERSION, "2025-01-01"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/policy-outdated"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "ffff", "0000000000000000000000000000000000000000000000000000000000000000"})
    void put_noHashOfANotice_says400(String notice) {
        refused(notice);
    }

    @Test
    void put_hashInUpperCase_says400() {
        refused(current().toUpperCase(Locale.ROOT));
    }

    @Test
    void find_noticeOfAnOlderPolicy_isGivenAsItWasShown() {
        String sha256 = publish("2025-01-01", "with a member that this version does not know");
        new Browser()
                .call("GET", PATH + "/" + sha256)
                .then()
                .statusCode(200)
                .body(equalTo("{\"sha256\":\"" + sha256 + "\","
                        + document("2025-01-01", "with a member that this version does not know")
                                .substring(1)));
    }

    private void refused(String notice) {
        Map<String, String> before = tables.contents();
        Visitor.anonymous()
                .put(choice(true, notice))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unknown-notice"));
        assertEquals(before, tables.contents());
    }

    private static String current() {
        return new Browser().call("GET", PATH).path("sha256");
    }

    private static String choice(boolean yes, String notice) {
        return new JsonObject(Visitor.choice(yes)).put("notice", notice).encode();
    }

    private String publish(String policyVersion, String text) {
        String document = document(policyVersion, text);
        tables.update(
                "INSERT INTO notice (sha256, policy_version, locale, document) VALUES (?, ?, 'en', ?) ON CONFLICT DO NOTHING",
                hash(document),
                policyVersion,
                document);
        return HexFormat.of().formatHex(hash(document));
    }

    private static String document(String policyVersion, String text) {
        return "{\"another\":\"%s\",\"categories\":[],\"locale\":\"en\",\"policyVersion\":\"%s\"}"
                .formatted(text, policyVersion);
    }

    /** The notice of the newest event, the event's canonical JSON put together by the database, and its hash. */
    private List<Object> newest() {
        return tables.query("""
                        SELECT encode(notice_hash, 'hex'),
                          format('{"action":%s,"choices":{"analytics":%s},"claimedAt":null,"expiresAt":%s,"gpc":false,"id":%s,'
                            || '"locale":"de-AT","noticeHash":%s,"occurredAt":%s,"policyVersion":%s,"source":"banner",'
                            || '"userAgent":%s}',
                            to_json(action), choices ->> 'analytics', iso(expires_at), to_json(id),
                            to_json(encode(notice_hash, 'hex')), iso(occurred_at), to_json(policy_version),
                            to_json(user_agent)), content_hash
                        FROM consent_event ORDER BY xid DESC LIMIT 1
                        """.replaceAll(
                        "iso\\((\\w+)\\)", "to_json(to_char($1 AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'))"))
                .get(0);
    }

    private static byte[] hash(String text) {
        return Sha256.of(text.getBytes(UTF_8));
    }
}
