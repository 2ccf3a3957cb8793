package chat.mia.consent;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReceiptsTest {

    @Inject
    Tables tables;

    @Test
    void put_ofAnAccount_givesAReceiptThatSaysWhatTheLedgerSays() throws Exception {
        Visitor visitor = Visitor.signedIn().with("Sec-GPC", "1");
        JsonObject receipt = verified(receipt(visitor.put(Visitor.YES)));

        List<Object> row = tables.query(
                        "SELECT e.id::text, e.seq, e.hash, e.occurred_at, e.expires_at, e.policy_version FROM consent_event e"
                                + " JOIN consent_subject s ON s.id = e.subject WHERE s.account_id = ?",
                        visitor.account())
                .get(0);
        assertEquals(row.get(0), receipt.getString("jti"));
        Instant time = ((java.sql.Timestamp) row.get(3)).toInstant();
        assertEquals(time.getEpochSecond(), receipt.getLong("iat"));
        assertEquals(
                new JsonObject()
                        .put("type", "grant")
                        .put("time", time.toString())
                        .put(
                                "valid_until",
                                ((java.sql.Timestamp) row.get(4)).toInstant().toString())
                        .put("seq", ((Long) row.get(1)).intValue())
                        .put("hash", HexFormat.of().formatHex((byte[]) row.get(2))),
                receipt.getJsonObject("event"));
        assertEquals(new JsonObject().put("analytics", true), receipt.getJsonObject("choices"));
        assertTrue(receipt.getBoolean("gpc"));
    }

    @Test
    void receipt_namesThePolicyTheStorageTheControllerAndTheWayBack() throws Exception {
        JsonObject receipt = verified(receipt(Visitor.anonymous().put(Visitor.YES)));

        assertEquals("https://chat.example/receipts", receipt.getString("iss"));
        assertEquals("1", receipt.getString("schema_version"));
        assertEquals("https://chat.example/privacy", receipt.getString("withdrawal_method"));
        assertEquals(
                new JsonObject().put("name", "MediaMake").put("contact", "privacy@chat.example"),
                receipt.getJsonObject("pii_controller"));
        JsonObject purpose = receipt.getJsonArray("purposes").getJsonObject(0);
        assertEquals("analytics", purpose.getString("id"));
        assertEquals(new JsonArray().add("mia_analytics_id"), purpose.getJsonArray("storage"));
        assertEquals("P12M", purpose.getString("retention"));
        String version = Visitor.CURRENT_VERSION;
        String sha256 = given().get("/api/v1/policies/cookies/" + version).path("sha256");
        assertEquals(
                new JsonObject()
                        .put("version", version)
                        .put("url", "https://chat.example/legal/cookies/" + version)
                        .put("sha256", sha256),
                receipt.getJsonObject("privacy_notice"));
        assertEquals(
                new JsonObject().putNull("sha256").put("attested", false).put("language", "de-AT"),
                receipt.getJsonObject("notice"));
    }

    @Test
    void receipt_ofANoticeShown_attestsItInItsOwnWords() throws Exception {
        var notice = given().get("/api/v1/consent/notice?locale=de").then().statusCode(200);
        String sha256 = notice.extract().path("sha256");

        JsonObject receipt = verified(receipt(
                Visitor.anonymous().put(Visitor.YES.replaceFirst("\\}$", ", \"notice\": \"" + sha256 + "\"}"))));

        assertEquals(
                new JsonObject().put("sha256", sha256).put("attested", true).put("language", "de"),
                receipt.getJsonObject("notice"));
        assertEquals(
                notice.extract().<String>path("categories[0].description"),
                receipt.getJsonArray("purposes").getJsonObject(0).getString("text"));
    }

    @Test
    void receipt_namesNeitherAccountNorChain_andOneChainAlwaysTheSame() throws Exception {
        Visitor visitor = Visitor.signedIn();
        JsonObject first = verified(receipt(visitor.put(Visitor.YES)));
        JsonObject second = verified(receipt(visitor.withdraw()));

        assertEquals(first.getString("sub"), second.getString("sub"));
        String subject = tables.query("SELECT id::text FROM consent_subject WHERE account_id = ?", visitor.account())
                .get(0)
                .get(0)
                .toString();
        assertFalse(first.encode().contains(visitor.account().toString()));
        assertFalse(first.encode().contains(subject));
        assertNotEquals(
                first.getString("sub"),
                verified(receipt(Visitor.signedIn().put(Visitor.YES))).getString("sub"));
        assertEquals("withdraw", second.getJsonObject("event").getString("type"));
    }

    @Test
    void get_receiptAgain_saysTheSame() throws Exception {
        Visitor visitor = Visitor.signedIn();
        JsonObject first = verified(receipt(visitor.put(Visitor.NO)));

        String again = visitor.browser
                .call("GET", "/api/v1/consent/receipts/" + first.getString("jti"))
                .then()
                .statusCode(200)
                .contentType("application/jwt")
                .header("Cache-Control", "no-store")
                .extract()
                .asString();

        assertEquals(first, verified(again));
    }

    @Test
    void get_receiptOfSomebodyElse_orOfNobody_says404() throws Exception {
        String event = verified(receipt(Visitor.signedIn().put(Visitor.YES))).getString("jti");
        String anonymous = receipt(Visitor.anonymous().put(Visitor.YES));

        for (Visitor other : List.of(
                Visitor.signedIn(), Visitor.anonymous(), Visitor.anonymous().with("Consent-Receipt", anonymous))) {
            for (String id : List.of(event, UUID.randomUUID().toString(), "x")) {
                other.browser
                        .call("GET", "/api/v1/consent/receipts/" + id)
                        .then()
                        .statusCode(404)
                        .body("type", equalTo("/problems/not-found"));
            }
        }
    }

    @Test
    void receipt_isNoAccessToken() {
        String receipt = receipt(Visitor.signedIn().put(Visitor.YES));

        given().header("Authorization", "Bearer " + receipt)
                .get("/api/v1/session")
                .then()
                .statusCode(401)
                .body("type", equalTo("/problems/not-signed-in"));
        given().cookie("access_token", receipt).get("/api/v1/consent").then().statusCode(401);
    }

    @Test
    void put_thatHasNoSubject_givesNoReceipt() {
        Visitor.anonymous().put(Visitor.NO).then().statusCode(200).body("containsKey('receipt')", equalTo(false));
        Visitor.anonymous().get().then().body("containsKey('receipt')", equalTo(false));
    }

    static String receipt(io.restassured.response.Response answer) {
        return answer.then().statusCode(200).extract().path("receipt");
    }

    /** What it says, after a library that we did not write has verified it with the published keys. */
    static JsonObject verified(String receipt) throws ParseException, JOSEException {
        SignedJWT jwt = SignedJWT.parse(receipt);
        assertEquals("consent-receipt+jwt", jwt.getHeader().getType().getType());
        assertEquals("ES256", jwt.getHeader().getAlgorithm().getName());
        JWKSet keys = JWKSet.parse(given().get("/.well-known/jwks.json").asString());
        assertTrue(jwt.verify(
                new ECDSAVerifier(keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toECKey())));
        return new JsonObject(jwt.getPayload().toString());
    }
}
