package chat.mia.consent;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.StoppedClock;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class IdempotencyTest {

    @Inject
    Tables tables;

    @Inject
    StoppedClock clock;

    @Inject
    EarlierRequests requests;

    private final String key = UUID.randomUUID().toString();
    private long events;

    @BeforeEach
    void count() {
        events = events();
    }

    @AfterEach
    void run() {
        clock.run();
    }

    @Test
    void account_sameKeyAndBody_makesNoSecondEventAndAnswersWithTheStateNow() throws Exception {
        Visitor visitor = Visitor.signedIn();
        String receipt = ReceiptsTest.receipt(put(visitor, Visitor.YES));
        visitor.copy().withdraw().then().statusCode(200);

        Response again = put(visitor, "\n " + Visitor.YES.replace(", ", " ,\t"));

        again.then().statusCode(200).body("status", equalTo("refused"));
        assertEquals(ReceiptsTest.verified(receipt), ReceiptsTest.verified(again.path("receipt")));
        assertEquals(List.of(), visitor.granted());
        assertEquals(events + 2, events());
    }

    @Test
    void account_sameKeyAnotherBody_says422AndRecordsNothing() {
        Visitor visitor = Visitor.signedIn();
        put(visitor, Visitor.YES).then().statusCode(200);

        put(visitor, Visitor.NO)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/idempotency-key-reused"));

        visitor.get().then().body("status", equalTo("granted"));
        assertEquals(events + 1, events());
    }

    @Test
    void keys_ofDifferentOwners_doNotMeet() {
        put(Visitor.signedIn(), Visitor.YES).then().statusCode(200);
        put(Visitor.signedIn(), Visitor.NO).then().statusCode(200);
        put(Visitor.anonymous(), Visitor.NO).then().statusCode(200);
        put(ReceiptCredentialTest.browserWith(ReceiptCredentialTest.grant()), Visitor.NO)
                .then()
                .statusCode(200);

        assertEquals(events + 5, events());
    }

    @Test
    void receipt_sameKey_makesNoSecondEvent() throws Exception {
        String receipt = ReceiptCredentialTest.grant();
        Response first = put(ReceiptCredentialTest.browserWith(receipt), Visitor.NO);
        Response again = put(ReceiptCredentialTest.browserWith(receipt), Visitor.NO);

        assertEquals(ReceiptsTest.verified(first.path("receipt")), ReceiptsTest.verified(again.path("receipt")));
        again.then().body("status", equalTo("refused"));
        put(ReceiptCredentialTest.browserWith(receipt), Visitor.YES).then().statusCode(422);
        assertEquals(events + 2, events());
    }

    @Test
    void key_after24Hours_isFreeAgain() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Visitor visitor = Visitor.anonymous();
        clock.stopAt(now);
        put(visitor, Visitor.NO).then().statusCode(200);

        clock.stopAt(now.plus(Duration.ofHours(24)).minusSeconds(1));
        put(visitor, Visitor.YES).then().statusCode(422);
        clock.stopAt(now.plus(Duration.ofHours(24)));
        put(visitor, Visitor.YES).then().statusCode(200);

        assertEquals(events + 2, events());
    }

    @Test
    void forget_removesKeysWhoseDayIsOver_andNoOthers() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        clock.stopAt(now);
        put(Visitor.anonymous(), Visitor.NO).then().statusCode(200);

        clock.stopAt(now.plus(Duration.ofHours(24)).minusSeconds(1));
        requests.forget().await().atMost(Duration.ofSeconds(10));
        assertEquals(1, kept());
        clock.stopAt(now.plus(Duration.ofHours(24)));
        requests.forget().await().atMost(Duration.ofSeconds(10));
        assertEquals(0, kept());
    }

    @Test
    void key_sentByTwentyAtOnce_makesOneEvent() throws Exception {
        Visitor visitor = Visitor.signedIn();
        ExecutorService tabs = Executors.newFixedThreadPool(20);
        try {
            List<Callable<Response>> puts = IntStream.range(0, 20)
                    .<Callable<Response>>mapToObj(i -> () -> put(visitor.copy(), Visitor.YES))
                    .toList();
            for (var put : tabs.invokeAll(puts)) {
                put.get().then().statusCode(200).body("status", equalTo("granted"));
            }
        } finally {
            tabs.shutdown();
        }
        assertEquals(events + 1, events());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "nonsense",
                "0193a1c2-7b1e-4c0f-9a55-0d3c8f6e2b11, 0193a1c2-7b1e-4c0f-9a55-0d3c8f6e2b12"
            })
    void key_thatIsNoUuid_isRefused(String wrong) {
        Visitor.anonymous()
                .with("Idempotency-Key", wrong)
                .put(Visitor.NO)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors[0].field", equalTo("Idempotency-Key"));
        assertEquals(events, events());
    }

    @Test
    void put_withoutKey_isRecordedEachTime() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES);
        visitor.put(Visitor.YES);

        assertEquals(events + 2, events());
        assertNotEquals(0, events);
    }

    private Response put(Visitor visitor, String body) {
        return visitor.with("Idempotency-Key", key).put(body);
    }

    private int kept() {
        return tables.query("SELECT 1 FROM consent_request WHERE key = ?::uuid", key)
                .size();
    }

    private long events() {
        return (Long) tables.query("SELECT count(*) FROM consent_event").get(0).get(0);
    }
}
