package chat.mia.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.PostgresResource;
import chat.mia.web.Languages;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers take the form of the word that the language wants (Unicode CLDR, "Language Plural Rules"). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PolicyPluralsTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1 день, 1 місяць",
        "2, 2 дні, 2 місяці",
        "3, 3 дні, 3 місяці",
        "5, 5 днів, 5 місяців",
        "10, 10 днів, 10 місяців",
        "11, 11 днів, 11 місяців",
        "12, 12 днів, 12 місяців",
        "14, 14 днів, 14 місяців",
        "21, 21 день, 21 місяць",
        "22, 22 дні, 22 місяці",
        "25, 25 днів, 25 місяців",
        "100, 100 днів, 100 місяців",
        "101, 101 день, 101 місяць",
        "103, 103 дні, 103 місяці",
        "111, 111 днів, 111 місяців",
        "365, 365 днів, 365 місяців"
    })
    void ukrainian_number_hasOneFewOrMany(int count, String days, String months) {
        assertSays("uk", count, days, months);
    }

    @ParameterizedTest
    @CsvSource({
        "1, يوم واحد, شهر واحد",
        "2, يومان, شهران",
        "3, 3 أيام, 3 أشهر",
        "5, 5 أيام, 5 أشهر",
        "10, 10 أيام, 10 أشهر",
        "11, 11 يومًا, 11 شهرًا",
        "12, 12 يومًا, 12 شهرًا",
        "21, 21 يومًا, 21 شهرًا",
        "22, 22 يومًا, 22 شهرًا",
        "25, 25 يومًا, 25 شهرًا",
        "99, 99 يومًا, 99 شهرًا",
        "100, 100 يوم, 100 شهر",
        "101, 101 يوم, 101 شهر",
        "103, 103 أيام, 103 أشهر",
        "110, 110 أيام, 110 أشهر",
        "365, 365 يومًا, 365 شهرًا"
    })
    void arabic_number_hasOneTwoFewManyOrOther(int count, String days, String months) {
        assertSays("ar", count, days, months);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 1, 1 day, 1 month",
        "en, 30, 30 days, 30 months",
        "de, 1, 1 Tag, 1 Monat",
        "de, 30, 30 Tage, 30 Monate",
        "fr, 1, 1 jour, 1 mois",
        "fr, 12, 12 jours, 12 mois",
        "es, 1, 1 día, 1 mes",
        "es, 12, 12 días, 12 meses"
    })
    void others_number_hasOneOrMany(String language, int count, String days, String months) {
        assertSays(language, count, days, months);
    }

    private static void assertSays(String language, int count, String days, String months) {
        PolicyMessages messages = Languages.words(PolicyMessages.class, Locale.forLanguageTag(language));

        assertEquals(days, messages.days(count));
        assertEquals(months, messages.months(count));
    }
}
