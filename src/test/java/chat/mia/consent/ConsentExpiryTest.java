package chat.mia.consent;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.mia.testing.Configured;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.StoppedClock;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ConsentExpiryTest {

    @Inject
    Tables tables;

    @Inject
    Consents consents;

    @Inject
    StoppedClock clock;

    @AfterEach
    void runClock() {
        clock.run();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-02T10:15:30Z, 2027-05-02T10:15:30Z",
        "2028-02-29T23:59:59Z, 2029-02-28T23:59:59Z",
        "2027-03-31T00:00:00Z, 2028-03-31T00:00:00Z",
        "2027-02-28T12:00:00Z, 2028-02-28T12:00:00Z",
    })
    void choice_twelveCalendarMonthsLater_expiresToTheSecond(Instant decided, Instant end) {
        Visitor visitor = Visitor.signedIn();
        clock.stopAt(decided);
        visitor.refreshAt(decided, tables).put(Visitor.YES).then().body("expiresAt", equalTo(end.toString()));

        clock.stopAt(end.minusMillis(1));
        visitor.refreshAt(end.minusMillis(1), tables)
                .get()
                .then()
                .body("status", equalTo("granted"))
                .body("promptRequired", equalTo(false));

        clock.stopAt(end);
        visitor.refreshAt(end, tables)
                .get()
                .then()
                .body("status", equalTo("unset"))
                .body("choices.analytics", equalTo(false))
                .body("promptRequired", equalTo(true))
                .body("promptReason", equalTo("expired"))
                .body("choiceVersion", equalTo(Visitor.CURRENT_VERSION))
                .body("decidedAt", equalTo(decided.toString()))
                .body("expiresAt", equalTo(end.toString()))
                .body("clear.cookies", contains("mia_analytics_id"));
    }

    @Test
    void choice_expiredInAnOlderToken_isReadFromTheDatabaseAsExpiredToo() {
        Visitor visitor = Visitor.signedIn();
        clock.stopAt(Instant.parse("2026-05-02T10:15:30Z"));
        visitor.refreshAt(Instant.parse("2026-05-02T10:15:30Z"), tables).put(Visitor.YES);
        clock.stopAt(Instant.parse("2027-05-02T10:15:30Z"));
        ConsentHead head =
                consents.find(new AccountId(visitor.account())).await().indefinitely();
        assertEquals(List.of(), consents.claim(head, false).g());
        assertEquals("set", consents.claim(head, false).s());
    }

    @Test
    void put_afterTheChoiceExpired_isNoChange() {
        Visitor visitor = Visitor.signedIn();
        clock.stopAt(Instant.parse("2026-05-02T10:15:30Z"));
        visitor.refreshAt(Instant.parse("2026-05-02T10:15:30Z"), tables).put(Visitor.NO);
        clock.stopAt(Instant.parse("2027-05-02T10:15:30Z"));
        visitor.refreshAt(Instant.parse("2027-05-02T10:15:30Z"), tables).put(Visitor.YES);
        assertEquals(
                List.of(List.of("refuse"), List.of("grant")),
                tables.query(
                        "SELECT action FROM consent_event e JOIN consent_subject s ON s.id = e.subject"
                                + " WHERE s.account_id = ? ORDER BY e.seq",
                        visitor.account()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0D", "P-1M", "P1M-40D", "P13M", "P1Y1D", "P366D", "P12M1D"})
    void refusalLifetime_notPositiveOrOverAYear_refusesToStart(String period) {
        ConsentConfig config = Configured.with(ConsentConfig.class, Map.of("mia.consent.refusal-lifetime", period));
        assertThrows(IllegalStateException.class, () -> new ConsentLifetimes(config));
    }

    @ParameterizedTest
    @CsvSource({"P6M, 2026-11-02T10:15:30Z", "P1D, 2026-05-03T10:15:30Z", "P1Y, 2027-05-02T10:15:30Z"})
    void refusalLifetime_shorter_endsTheRefusalSooner(String period, Instant end) {
        ConsentConfig config = Configured.with(ConsentConfig.class, Map.of("mia.consent.refusal-lifetime", period));
        Decision no = decision(false);
        Instant decided = Instant.parse("2026-05-02T10:15:30Z");
        assertEquals(end, new ConsentLifetimes(config).end(no, decided));
        assertEquals(Instant.parse("2027-05-02T10:15:30Z"), new ConsentLifetimes(config).end(decision(true), decided));
    }

    private static Decision decision(boolean yes) {
        return new Decision(
                false,
                new TreeMap<>(Map.of("analytics", yes)),
                Visitor.CURRENT_VERSION,
                Optional.empty(),
                Optional.of("banner"),
                Optional.of("en"),
                Optional.empty(),
                false,
                "Other/Other",
                Optional.empty());
    }
}
