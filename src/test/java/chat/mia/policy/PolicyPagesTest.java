package chat.mia.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyPagesTest {

    private final PolicyPages pages = new PolicyPages();

    @Test
    void best_askedAgainInManyOtherWays_staysRight() {
        PublishedPolicy policy = policy("1", Locale.ENGLISH, Locale.GERMAN);

        for (int list = 0; list < 3_000; list++) {
            assertEquals("de", language(policy, null, "de-x-a" + list));
            assertEquals("de", language(policy, null, "de-x-a" + list));
            assertEquals("en", language(policy, "en", "de-x-a" + list));
        }
    }

    @Test
    void best_anotherVersion_hasLanguagesOfItsOwn() {
        assertEquals("de", language(policy("1", Locale.ENGLISH, Locale.GERMAN), null, "de, fr"));
        assertEquals("fr", language(policy("2", Locale.ENGLISH, Locale.FRENCH), null, "de, fr"));
    }

    @Test
    void best_endlessList_isAnsweredInTheFirstLanguage() {
        assertEquals("en", language(policy("1", Locale.ENGLISH, Locale.GERMAN), null, "de,".repeat(10_000)));
    }

    private String language(PublishedPolicy policy, String asked, String preferences) {
        return pages.best(policy, asked, preferences).language().toLanguageTag();
    }

    private static PublishedPolicy policy(String name, Locale... languages) {
        LocalDate day = LocalDate.of(2026, 4, 25);
        PolicyVersion version = new PolicyVersion(name, day, day, true);
        Map<Locale, PolicyDocument> documents = new LinkedHashMap<>();
        for (Locale language : languages) {
            documents.put(
                    language, PolicyDocument.of(version, language, new PolicyContent(List.of(), List.of()), "<p>"));
        }
        return new PublishedPolicy(version, documents, List.of());
    }
}
