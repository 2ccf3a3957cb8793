package chat.mia.consent;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.keys.Es256;
import chat.mia.keys.ReceiptKeys;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each refusal says why and changes nothing, neither in the tables nor in the browser. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LinkRefusalsTest {

    @Inject
    Tables tables;

    @Inject
    LinkFixture fixture;

    @Inject
    ReceiptKeys keys;

    @Inject
    Es256 es256;

    private Visitor visitor;
    private String receipt;

    @BeforeEach
    void choose() {
        visitor = Visitor.signedIn();
        receipt = ReceiptCredentialTest.grant();
    }

    @Test
    void link_ownReceiptOfTheAccount_says400() {
        requireInvalid(visitor.put(Visitor.YES).path("receipt"));
    }

    @Test
    void link_receiptOfAnotherAccount_says400() {
        requireInvalid(Visitor.signedIn().put(Visitor.YES).path("receipt"));
    }

    @Test
    void link_receiptOfAnErasedChain_says400() {
        requireInvalid(fixture.change(receipt, "closed_at = now(), salt = NULL"));
    }

    @Test
    void link_receiptOfAnotherKeyUnderOurKid_says400() throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType(Receipts.TYPE))
                .keyID(keys.active().kid())
                .build();
        JWSObject forged =
                new JWSObject(header, new Payload(LinkFixture.payload(receipt).encode()));
        forged.sign(new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate()));
        requireInvalid(forged.serialize());
    }

    @Test
    void link_alteredReceipt_says400() {
        String[] parts = receipt.split("\\.");
        String[] other = ReceiptCredentialTest.grant().split("\\.");
        requireInvalid(parts[0] + "." + other[1] + "." + parts[2]);
        requireInvalid(parts[0] + "." + parts[1] + "." + other[2]);
        requireInvalid(parts[0] + "." + parts[1] + ".");
    }

    @Test
    void link_accessToken_says400() {
        requireInvalid(visitor.cookie("access_token"));
    }

    @Test
    void link_anythingElseThatTheReceiptKeySigned_says400() {
        JsonObject payload = LinkFixture.payload(receipt);
        requireInvalid(es256.sign(keys.active(), "consent-checkpoint+jwt", payload.encode()));
        requireInvalid(signed(payload.copy().put("iss", "https://chat.example")));
        requireInvalid(signed(payload.copy().put("exp", 1_777_111_530)));
        requireInvalid(signed(payload.copy().put("jti", "1")));
        requireInvalid(signed(payload.copy().put("jti", UUID.randomUUID().toString())));
    }

    @Test
    void link_eventWithoutSubject_says400() {
        Visitor.anonymous().put(Visitor.NO);
        Object event = tables.query("SELECT id FROM consent_event WHERE subject IS NULL ORDER BY xid DESC LIMIT 1")
                .get(0)
                .get(0);
        requireInvalid(signed(LinkFixture.payload(receipt).put("jti", event.toString())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "a.b.c", "..", "\u0000"})
    void link_noReceipt_says400(String text) {
        requireInvalid(text);
    }

    @Test
    void link_textTooLongForAReceipt_says400() {
        requireInvalid(receipt + "A".repeat(20_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"receipt\": null}", "{\"receipt\": 1}", "{\"receipt\": [\"x\"]}"})
    void link_withoutReceipt_namesTheField(String body) {
        refused(() -> visitor.browser.call("POST", "/api/v1/consent/link", body), 400, "invalid-request")
                .then()
                .body("errors.field", hasItem("receipt"));
    }

    @Test
    void link_unknownProperty_says400() {
        String body =
                new JsonObject().put("receipt", receipt).put("force", true).encode();
        refused(() -> visitor.browser.call("POST", "/api/v1/consent/link", body), 400, "invalid-request");
    }

    @Test
    void link_again_says409() {
        LinkFixture.link(visitor, receipt).then().statusCode(200);
        refused(() -> LinkFixture.link(visitor, receipt), 409, "receipt-already-linked");
    }

    @Test
    void link_toASecondAccount_says409() {
        LinkFixture.link(visitor, receipt).then().statusCode(200);
        Visitor second = Visitor.signedIn();
        refused(() -> LinkFixture.link(second, receipt), 409, "receipt-already-linked");
    }

    @Test
    void link_toAnAccountThatWasErasedMeanwhile_says401() {
        tables.update(
                "UPDATE consent_subject SET account_id = NULL, salt = NULL, closed_at = now() WHERE account_id = ?",
                visitor.account());
        refused(() -> LinkFixture.link(visitor, receipt), 401, "session-ended");
    }

    @Test
    void link_withoutCsrfToken_says403() {
        visitor.with("X-CSRF-Token", "x");
        refused(() -> LinkFixture.link(visitor, receipt), 403, "csrf-token-mismatch");
    }

    @Test
    void link_withoutSignIn_says401() {
        refused(() -> LinkFixture.link(Visitor.anonymous(), receipt), 401, "not-signed-in");
    }

    private String signed(JsonObject payload) {
        return es256.sign(keys.active(), Receipts.TYPE, payload.encode());
    }

    private void requireInvalid(String text) {
        refused(() -> LinkFixture.link(visitor, text), 400, "invalid-receipt");
    }

    private Response refused(Supplier<Response> call, int status, String slug) {
        Map<String, String> before = tables.contents();
        Response answer = call.get();
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .header("Set-Cookie", nullValue())
                .body("type", equalTo("/problems/" + slug));
        assertEquals(before, tables.contents());
        return answer;
    }
}
