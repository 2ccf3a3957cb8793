package chat.mia.consent;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.mia.keys.Es256;
import chat.mia.keys.ReceiptKeys;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser may do with a receipt: go on with its own anonymous chain, and nothing else. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReceiptCredentialTest {

    @Inject
    Tables tables;

    @Inject
    Es256 es256;

    @Inject
    ReceiptKeys keys;

    @Test
    void get_withItsReceipt_tellsTheChoice() {
        browserWith(grant()).get().then().statusCode(200).body("status", equalTo("granted"));
        Visitor.anonymous().get().then().body("status", equalTo("unset"));
    }

    @Test
    void put_withItsReceipt_continuesTheChain() throws Exception {
        String first = grant();
        String second = ReceiptsTest.receipt(browserWith(first).put(Visitor.NO));
        String third = ReceiptsTest.receipt(browserWith(first).withdraw());

        assertEquals(sub(first), sub(second));
        assertEquals(List.of(1, 2, 3), List.of(seq(first), seq(second), seq(third)));
        assertEquals(
                "change", ReceiptsTest.verified(second).getJsonObject("event").getString("type"));
        assertEquals(
                "withdraw", ReceiptsTest.verified(third).getJsonObject("event").getString("type"));
        browserWith(first).get().then().body("status", equalTo("refused"));
    }

    @Test
    void put_signedIn_takesNoNoticeOfTheReceipt() throws Exception {
        String anonymous = grant();

        String own = ReceiptsTest.receipt(
                Visitor.signedIn().with("Consent-Receipt", anonymous).put(Visitor.NO));

        assertNotEquals(sub(anonymous), sub(own));
        browserWith(anonymous).get().then().body("status", equalTo("granted"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE consent_subject SET closed_at = now() WHERE id = (SELECT subject FROM consent_event WHERE id = ?::uuid)",
                "UPDATE consent_subject SET closed_at = now(), salt = NULL WHERE id = (SELECT subject FROM consent_event WHERE id = ?::uuid)"
            })
    void receipt_ofAClosedChain_isAsGoodAsNone(String close) throws Exception {
        String receipt = grant();
        tables.update(close, ReceiptsTest.verified(receipt).getString("jti"));

        requireNoCredential(receipt);
    }

    @Test
    void receipt_ofAnAccount_isAsGoodAsNone() throws Exception {
        requireNoCredential(ReceiptsTest.receipt(Visitor.signedIn().put(Visitor.YES)));
    }

    @Test
    void receipt_thatIsNotOurs_isAsGoodAsNone() throws Exception {
        String ours = grant();
        String other = grant();
        String[] parts = ours.split("\\.");

        requireNoCredential("nonsense");
        requireNoCredential(parts[0] + "." + other.split("\\.")[1] + "." + parts[2]);
        requireNoCredential(Visitor.signedIn().cookie("access_token"));
    }

    @Test
    void receipt_signedByOurKeyAsSomethingElse_isAsGoodAsNone() throws Exception {
        String contents = ReceiptsTest.verified(grant()).encode();

        browserWith(es256.sign(keys.active(), "consent-receipt+jwt", contents))
                .get()
                .then()
                .body("status", equalTo("granted"));
        requireNoCredential(es256.sign(keys.active(), "at+jwt", contents));
        requireNoCredential(es256.sign(
                keys.active(),
                "consent-receipt+jwt",
                contents.replace("https://chat.example/receipts", "https://other")));
    }

    /** A No leaves no identifier, a Yes begins a chain of its own, and the view says nothing. */
    private static void requireNoCredential(String receipt) throws Exception {
        browserWith(receipt).get().then().statusCode(200).body("status", equalTo("unset"));
        browserWith(receipt).put(Visitor.NO).then().statusCode(200).body("receipt", nullValue());
        JsonObject begun =
                ReceiptsTest.verified(ReceiptsTest.receipt(browserWith(receipt).put(Visitor.YES)));
        assertEquals(1, begun.getJsonObject("event").getInteger("seq"));
    }

    static String grant() {
        return ReceiptsTest.receipt(Visitor.anonymous().put(Visitor.YES));
    }

    static Visitor browserWith(String receipt) {
        return Visitor.anonymous().with("Consent-Receipt", receipt);
    }

    private static String sub(String receipt) throws Exception {
        return ReceiptsTest.verified(receipt).getString("sub");
    }

    private static int seq(String receipt) throws Exception {
        return ReceiptsTest.verified(receipt).getJsonObject("event").getInteger("seq");
    }
}
