package chat.mia.consent;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests with an {@code Idempotency-Key} of browsers that show nothing. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AnonymousRetryTest {

    @Inject
    Tables tables;

    private final String key = UUID.randomUUID().toString();
    private long events;

    @BeforeEach
    void count() {
        events = events();
    }

    @Test
    void anonymousYes_whoseAnswerWasLost_givesTheSameChainAgain() throws Exception {
        String first = ReceiptsTest.receipt(put(Visitor.anonymous(), Visitor.YES));
        Visitor retrying = Visitor.anonymous();
        Response again = put(retrying, Visitor.YES);

        assertEquals(ReceiptsTest.verified(first), ReceiptsTest.verified(again.path("receipt")));
        again.then().body("status", equalTo("granted"));
        assertTrue(retrying.cookie("mia_analytics_id").startsWith("b."));
        put(Visitor.anonymous(), Visitor.NO).then().statusCode(422);
        assertEquals(events + 1, events());
    }

    @Test
    void anonymousYes_repeatedAfterItsChainWasClosed_tellsNothing() throws Exception {
        String first = ReceiptsTest.receipt(put(Visitor.anonymous(), Visitor.YES));
        tables.update(
                "UPDATE consent_subject SET closed_at = now() WHERE id = (SELECT subject FROM consent_event WHERE id = ?::uuid)",
                ReceiptsTest.verified(first).getString("jti"));

        put(Visitor.anonymous(), Visitor.YES)
                .then()
                .statusCode(200)
                .body("status", equalTo("unset"))
                .body("receipt", nullValue());
    }

    @Test
    void anonymousNo_repeated_isStoredOnceWithoutIdentifier() {
        put(Visitor.anonymous(), Visitor.NO).then().body("status", equalTo("refused"));
        put(Visitor.anonymous(), Visitor.NO)
                .then()
                .statusCode(200)
                .body("status", equalTo("refused"))
                .body("receipt", nullValue());

        assertEquals(events + 1, events());
    }

    private Response put(Visitor visitor, String body) {
        return visitor.with("Idempotency-Key", key).put(body);
    }

    private long events() {
        return (Long) tables.query("SELECT count(*) FROM consent_event").get(0).get(0);
    }
}
