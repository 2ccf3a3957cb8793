package chat.mia.consent;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.StoppedClock;
import chat.mia.testing.WithAdmins;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of which days figures are. */
@QuarkusTest
@TestProfile(WithAdmins.class)
@QuarkusTestResource(PostgresResource.class)
class FiguresPeriodTest extends FiguresFixture {

    @Inject
    StoppedClock clock;

    @AfterEach
    void runClock() {
        clock.run();
    }

    @Test
    void figures_withoutPeriod_areOfThirtyDaysUpToToday() {
        clock.stopAt(Instant.now());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);

        figures(Map.of())
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("from", equalTo(today.minusDays(29).toString()))
                .body("to", equalTo(today.toString()))
                .body("days", hasSize(30))
                .body("exact", equalTo(true));
        figures(Map.of("to", "2021-03-01")).then().body("from", equalTo("2021-01-31"));
        figures(Map.of("from", today.toString())).then().body("days", hasSize(1));
    }

    @Test
    void figures_ofDaysWithoutEvents_areZeroesWithoutARate() {
        figures(LocalDate.of(2004, 1, 1), LocalDate.of(2004, 12, 31))
                .then()
                .statusCode(200)
                .body("days", hasSize(366))
                .body("days[59].day", equalTo("2004-02-29"))
                .body("days[59].counts.granted", equalTo(0))
                .body("totals.acceptanceRate", nullValue())
                .body("totals.unauthenticated.refused", equalTo(0))
                .body("bySource", hasSize(0))
                .body("otherLocales.granted", equalTo(0));
    }

    @Test
    void figures_atTheEdgesOfADay_areOfTheDayInUtc() {
        nobodys(Event.answer(Instant.parse("2018-06-30T23:59:59Z"), false));
        nobodys(Event.answer(Instant.parse("2018-07-01T00:00:00Z"), false));
        nobodys(Event.answer(Instant.parse("2018-07-01T23:59:59Z"), false));
        nobodys(Event.answer(Instant.parse("2018-07-02T00:00:00Z"), false));
        LocalDate day = LocalDate.of(2018, 7, 1);

        figures(day, day).then().body("totals.refused", equalTo(2));
        count();

        figures(day, day).then().body("totals.refused", equalTo(2));
        figures(day.minusDays(1), day.plusDays(1)).then().body("days.counts.refused", contains(1, 2, 1));
    }

    @Test
    void period_thatIsNone_isRefused() {
        for (String wrong : List.of("x", "2026-02-30", "2026-1-1", "0000-01-01", "+12026-01-01", "20260101")) {
            refused(Map.of("from", wrong), "from");
            refused(Map.of("to", wrong), "to");
        }
        refused(Map.of("from", "2021-01-02", "to", "2021-01-01"), "from");
        refused(Map.of("from", "2021-01-01", "to", "2022-01-02"), "from");
        figures(Map.of("from", "2021-01-01", "to", "2022-01-01")).then().statusCode(200);
    }

    private void refused(Map<String, String> query, String field) {
        figures(query)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors[0].field", equalTo(field));
    }
}
