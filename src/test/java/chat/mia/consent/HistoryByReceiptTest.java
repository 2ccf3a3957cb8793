package chat.mia.consent;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A receipt opens the history of its own anonymous chain, and no other. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HistoryByReceiptTest {

    @Inject
    Tables tables;

    @Test
    void get_withAnyReceiptOfAnAnonymousChain_givesAllItsEvents() {
        String first = ReceiptsTest.receipt(Visitor.anonymous().put(Visitor.YES));
        String second = ReceiptsTest.receipt(browserWith(first).put(Visitor.NO));

        for (String receipt : List.of(first, second)) {
            history(receipt, "")
                    .then()
                    .statusCode(200)
                    .body("events.action", contains("change", "grant"))
                    .body("next", nullValue());
        }
        String next = history(first, "?limit=1").path("next");
        history(second, "?before=" + next).then().body("events.action", contains("grant"));
    }

    @Test
    void get_signedIn_takesNoNoticeOfTheReceipt() {
        String anonymous = ReceiptsTest.receipt(Visitor.anonymous().put(Visitor.YES));
        Visitor visitor = Visitor.signedIn().with("Consent-Receipt", anonymous);

        visitor.browser
                .call("GET", "/api/v1/consent/history")
                .then()
                .statusCode(200)
                .body("events", empty());
    }

    @Test
    void get_withTheReceiptOfAnAccount_isEmpty() {
        none(ReceiptsTest.receipt(Visitor.signedIn().put(Visitor.YES)));
    }

    @Test
    void get_withTheReceiptOfALinkedChain_isEmpty() throws Exception {
        String receipt = ReceiptsTest.receipt(Visitor.anonymous().put(Visitor.YES));
        tables.update(
                "UPDATE consent_subject s SET closed_at = now() FROM consent_event e WHERE e.subject = s.id AND e.id = ?::uuid",
                ReceiptsTest.verified(receipt).getString("jti"));

        none(receipt);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "eyJhbGciOiJub25lIn0.e30."})
    void get_withWhatIsNoReceipt_isEmpty(String receipt) {
        none(receipt);
    }

    @Test
    void get_withAReceiptAndAnInvalidToken_says401() {
        String receipt = ReceiptsTest.receipt(Visitor.anonymous().put(Visitor.YES));

        browserWith(receipt)
                .with("Authorization", "Bearer x")
                .browser
                .call("GET", "/api/v1/consent/history")
                .then()
                .statusCode(401)
                .body("type", equalTo("/problems/not-signed-in"));
    }

    private static void none(String receipt) {
        history(receipt, "").then().statusCode(200).body("events", empty()).body("next", nullValue());
    }

    private static Response history(String receipt, String query) {
        return browserWith(receipt).browser.call("GET", "/api/v1/consent/history" + query);
    }

    private static Visitor browserWith(String receipt) {
        return Visitor.anonymous().with("Consent-Receipt", receipt);
    }
}
