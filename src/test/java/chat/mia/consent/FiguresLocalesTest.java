package chat.mia.consent;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.WithAdmins;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clients send the locales, so there may be any number. */
@QuarkusTest
@TestProfile(WithAdmins.class)
@QuarkusTestResource(PostgresResource.class)
class FiguresLocalesTest extends FiguresFixture {

    @Test
    void locales_beyondTheFiftyMostFrequent_areSummed() {
        Instant noon = Instant.parse("2018-09-01T12:00:00Z");
        for (int locale = 10; locale < 63; locale++) {
            nobodys(Event.answer(noon, false, "x-" + locale));
            if (locale != 20) {
                nobodys(Event.answer(noon, false, "x-" + locale));
            }
        }

        LocalDate day = LocalDate.of(2018, 9, 1);
        figures(day, day)
                .then()
                .body("byLocale", hasSize(50))
                .body("byLocale[0].locale", equalTo("x-10"))
                .body("byLocale.locale", not(hasItem("x-20")))
                .body("otherLocales.refused", equalTo(5))
                .body("totals.refused", equalTo(105));
    }

    @Test
    void locales_beyondTheHundredMostFrequentOfADay_arePutTogetherOnceItIsOver() {
        LocalDate day = LocalDate.of(2018, 10, 1);
        for (int locale = 100; locale < 203; locale++) {
            write(day, "x-" + locale, locale == 150 ? 1 : 2);
        }
        somebodys(new Event(noon(day), "withdraw", "{\"analytics\": false}", "2026-04-25", null, null));
        count();
        Map<String, Object> before = figures(day, day).jsonPath().getMap("");

        putTogether();

        assertEquals(before, figures(day, day).jsonPath().getMap(""));
        assertEquals(102L, rows(day), "100, none and the rest");
        write(day, "x-150", 1);
        count();
        putTogether();
        figures(day, day).then().body("totals.refused", equalTo(206)).body("otherLocales.refused", equalTo(106));
        assertEquals(102L, rows(day));
    }

    @Test
    void locales_ofADayThatIsNotOver_areKept() {
        LocalDate ahead = LocalDate.now(ZoneOffset.UTC).plusDays(20);
        for (int locale = 0; locale < 101; locale++) {
            write(ahead, "x-" + locale, 1);
        }
        count();
        long before = rows(ahead);

        putTogether();

        assertEquals(before, rows(ahead));
    }

    /** Once more, where the schedule was just at it. */
    private void putTogether() {
        rollUp.putRareLocalesTogether().await().atMost(LIMIT);
        rollUp.putRareLocalesTogether().await().atMost(LIMIT);
    }

    private void write(LocalDate day, String locale, int times) {
        for (int i = 0; i < times; i++) {
            nobodys(Event.answer(noon(day), false, locale));
        }
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private long rows(LocalDate day) {
        return (long) tables.query("SELECT count(*) FROM consent_figure WHERE day = ?", day)
                .get(0)
                .get(0);
    }
}
