package chat.mia.consent;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.StoppedClock;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client says of the time at which somebody decided is kept, and believed in nothing. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ClaimedTimeTest {

    private static final Instant NOW = Instant.parse("2026-05-02T10:15:30Z");

    @Inject
    StoppedClock clock;

    @Inject
    Tables tables;

    @BeforeEach
    void stopClock() {
        clock.stopAt(NOW);
    }

    @AfterEach
    void runClock() {
        clock.run();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1970-01-01T00:00:00Z", "2025-05-02T10:15:29Z", "2026-05-02T10:15:31Z", "9999-12-31T23:59:59Z"})
    void put_anyClaim_endsTwelveMonthsAfterTheServersTime(String claim) {
        Visitor.anonymous()
                .put(claiming(true, claim))
                .then()
                .statusCode(200)
                .body("status", equalTo("granted"))
                .body("decidedAt", equalTo("2026-05-02T10:15:30Z"))
                .body("expiresAt", equalTo("2027-05-02T10:15:30Z"));
    }

    @Test
    void put_noThatClaimsToBeOlderThanTheYes_isInForce() {
        Visitor visitor = Visitor.anonymous();
        String receipt = ReceiptsTest.receipt(visitor.put(claiming(true, "2026-05-02T10:15:30Z")));

        Visitor same = ReceiptCredentialTest.browserWith(receipt);
        same.put(claiming(false, "2020-01-01T00:00:00Z")).then().statusCode(200);

        same.get().then().body("status", equalTo("refused"));
    }

    @Test
    void put_noAfterAYesFromTheFuture_isInForce() {
        String receipt = ReceiptsTest.receipt(Visitor.anonymous().put(claiming(true, "2099-01-01T00:00:00Z")));
        Visitor same = ReceiptCredentialTest.browserWith(receipt);

        same.put(Visitor.NO).then().statusCode(200).body("status", equalTo("refused"));

        same.get().then().body("status", equalTo("refused"));
        assertEquals(
                "2099-01-01 00:00:00+00",
                tables.query("SELECT max(claimed_at AT TIME ZONE 'UTC')::text || '+00' FROM consent_event"
                                + " WHERE claimed_at < '9999-01-01'")
                        .get(0)
                        .get(0));
    }

    private static String claiming(boolean yes, String decidedAt) {
        return Visitor.choice(yes).replaceFirst("\\}$", ", \"decidedAt\": \"" + decidedAt + "\"}");
    }
}
