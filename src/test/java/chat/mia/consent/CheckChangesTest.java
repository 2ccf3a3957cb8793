package chat.mia.consent;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.ServiceClient;
import chat.mia.testing.StoppedClock;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account's devices: what one changes, gateways no longer let the others do. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CheckChangesTest {

    private static final String GRANTED = "204 granted";
    private static final String REFUSED = "403 refused";

    @Inject
    Tables tables;

    @Inject
    StoppedClock clock;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private Visitor one;
    private Visitor other;

    @BeforeEach
    void signInTwice() {
        clock.stopAt(now);
        one = Visitor.signedIn();
        one.put(Visitor.YES);
        other = one.elsewhere();
        assertEquals(GRANTED, one.check());
        assertEquals(GRANTED, other.check());
    }

    @AfterEach
    void runClock() {
        clock.run();
    }

    @Test
    void withdrawal_onOneDevice_refusesTheOtherAtOnceAndItsRefreshSaysNo() {
        clock.stopAt(now.plusSeconds(1));
        one.withdraw();

        assertEquals(List.of("analytics"), other.granted());
        assertEquals(REFUSED, other.check());
        other.browser.refresh().then().statusCode(200).body("consent.status", equalTo("refused"));
        assertEquals(List.of(), other.granted());
        assertEquals(REFUSED, other.check());
    }

    @Test
    void withdrawal_inTheSecondOfTheYes_refusesBoth() {
        Visitor tab = one.copy();
        one.withdraw();

        assertEquals(REFUSED, tab.check());
        assertEquals(REFUSED, other.check());
    }

    @Test
    void yes_afterAWithdrawal_isGrantedWhereItIsKnown() {
        clock.stopAt(now.plusSeconds(1));
        one.withdraw();
        clock.stopAt(now.plusSeconds(2));
        one.put(Visitor.YES);

        assertEquals(GRANTED, one.check());
        assertEquals(REFUSED, other.check());
        other.browser.refresh();
        assertEquals(GRANTED, other.check());
    }

    @Test
    void withdrawal_onAReplicaWhoseClockIsBehind_refusesTheOtherAllTheSame() {
        clock.stopAt(now.minusSeconds(5));
        one.withdraw();

        awaitRefusal(other);
        awaitRefusal(one);
    }

    @Test
    void withdrawal_onAnotherReplica_isHeardOf() {
        tables.update(
                "INSERT INTO service_event (kind, account_id, at, decided_at, granted)"
                        + " VALUES ('consent-changed', ?, now(), now() + interval '1 min', '{}')",
                one.account());

        awaitRefusal(one);
        awaitRefusal(other);
        assertEquals(GRANTED, granting().check());
    }

    @Test
    void event_saysWhatWasDecided_butNotToOtherServices() {
        clock.stopAt(now.plusSeconds(1));
        one.withdraw();
        assertEquals(
                List.of(List.of("{analytics}", 0L), List.of("{}", 1L)),
                tables.query(
                        "SELECT granted::text, extract(epoch FROM decided_at)::bigint - ? FROM service_event"
                                + " WHERE account_id = ? ORDER BY id",
                        now.getEpochSecond(),
                        one.account()));
        ServiceClient.request()
                .get("/api/v1/events?limit=1000")
                .then()
                .statusCode(200)
                .body("events", everyItem(not(hasKey("granted"))))
                .body("events", everyItem(not(hasKey("choice"))));
    }

    private static Visitor granting() {
        Visitor somebody = Visitor.signedIn();
        somebody.put(Visitor.YES);
        return somebody;
    }

    private static void awaitRefusal(Visitor visitor) {
        for (int attempt = 0; attempt < 200 && visitor.check().equals(GRANTED); attempt++) {
            pause();
        }
        assertEquals(REFUSED, visitor.check());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
