package chat.mia.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which language two versions are compared, and what lies between them. */
class PolicyChangesTest {

    private static final PolicyVersion ONE = version("1", true);
    private static final PolicyVersion TWO = version("2", false);
    private static final PolicyVersion THREE = version("3", true);
    private static final PolicyVersion FOUR = version("4", false);
    private static final List<PolicyVersion> ALL = List.of(ONE, TWO, THREE, FOUR);

    @ParameterizedTest
    @CsvSource({"de, de", "en, de", "fr, de"})
    void between_versionsWithOneLanguageInCommon_areComparedInThat(String asked, String compared) {
        PolicyChanges changes = PolicyChanges.between(
                policy(ONE, "fr", "de"), policy(TWO, "en", "de"), Locale.forLanguageTag(asked), ALL);

        assertEquals(
                List.of(compared, compared),
                List.of(
                        changes.from().language().toLanguageTag(),
                        changes.to().language().toLanguageTag()));
        assertTrue(changes.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, false",
        "1, 2, false",
        "2, 1, false",
        "2, 3, true",
        "3, 2, true",
        "1, 4, true",
        "3, 4, false",
        "4, 3, false"
    })
    void between_versions_isMaterialWhereAMaterialOneComesAfterTheOlder(int from, int to, boolean material) {
        PolicyChanges changes = PolicyChanges.between(
                policy(ALL.get(from - 1), "en"), policy(ALL.get(to - 1), "en"), Locale.ENGLISH, ALL);

        assertEquals(material, changes.material());
    }

    private static PolicyVersion version(String name, boolean material) {
        return new PolicyVersion(name, LocalDate.of(2026, 4, 25), LocalDate.of(2026, 4, 25), material);
    }

    private static PublishedPolicy policy(PolicyVersion version, String... languages) {
        Map<Locale, PolicyDocument> documents = new LinkedHashMap<>();
        for (String tag : languages) {
            Locale language = Locale.forLanguageTag(tag);
            PolicyContent content =
                    new PolicyContent(List.of(PolicySection.of("one", "Title in " + tag, "Text")), List.of());
            documents.put(language, PolicyDocument.of(version, language, content, "<p>" + tag));
        }
        return new PublishedPolicy(version, documents, List.of());
    }
}
