package chat.mia.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-     | -                          | en",
                "ar    | de                         | ar",
                "AR-eg | -                          | ar",
                "-     | de-CH, fr;q=0.9            | de",
                "-     | it, uk;q=0.2, es;q=0.7     | es",
                "it    | fr                         | fr",
                "''    | fr                         | fr",
                "../x  | fr                         | fr",
                "-     | it, *;q=0.1                | en",
                "-     | de;q=0                     | en",
                "-     | de;q=much                  | en",
                "-     | ;;;,                       | en"
            })
    void best_askedThenPreferred_isTheFirstThatThereIs(String asked, String preferences, String expected) {
        assertEquals(
                Locale.forLanguageTag(expected), languages("en,de,fr,es,uk,ar").best(asked, preferences));
    }

    @Test
    void best_noneSuits_isTheFirstOfTheSetting() {
        assertEquals(Locale.FRENCH, languages("fr,en").best("de", "es"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en,en", "en,it", "de-AT"})
    void start_languagesWithoutTextsOrTwice_areRefused(String setting) {
        assertThrows(IllegalArgumentException.class, () -> languages(setting));
    }

    @ParameterizedTest
    @CsvSource({"en,English", "de,Deutsch", "fr,Français", "es,Español", "uk,Українська", "ar,العربية"})
    void ownName_ofALanguage_isWhatItsReadersCallIt(String tag, String name) {
        assertEquals(name, Languages.ownName(Locale.forLanguageTag(tag)));
    }

    @Test
    void within_textFromRightToLeft_isolatesTheName() {
        assertEquals("\u20662026-04-25\u2069", Languages.within(Locale.forLanguageTag("ar"), "2026-04-25"));
        assertEquals("2026-04-25", Languages.within(Locale.forLanguageTag("uk"), "2026-04-25"));
    }

    private static Languages languages(String setting) {
        return ConfiguredLanguages.of(Map.of("mia.languages", setting));
    }
}
