package chat.mia.policy;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A start that says something else than what was published under the same name stops and names each difference. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ChangedPolicyTest extends PublicationFixture {

    private static final String ENTRY = "mia.catalogue.entries.";

    @BeforeEach
    void publish() {
        start();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mia.policy.contact-email | b@chat.example | sections › contact › paragraphs › 2: was \"privacy@chat.example\", is \"b@chat.example\" (en, de, fr, es, uk, ar)",
                "mia.policy.last-updated | 2026-05-01 | effective: was \"2026-04-25\", is \"2026-05-01\" (en, de, fr, es, uk, ar)",
                "mia.policy.effective | 2026-05-01 | effective: was \"2026-04-25\", is \"2026-05-01\"",
                "mia.policy.material | false | material: was \"true\", is \"false\"",
                "mia.languages | en,de | mia.languages: was \"en,de,fr,es,uk,ar\", is \"en,de\"",
                "mia.languages | de,en,fr,es,uk,ar | mia.languages: was \"en,de,fr,es,uk,ar\", is \"de,en,fr,es,uk,ar\"",
                "mia.catalogue.entries.analytics-id.name | stats | catalogue › analytics-id › name: was \"mia_analytics_id\", is \"stats\" (en, de, fr, es, uk, ar)",
                "mia.catalogue.entries.analytics-id.same-site | strict | catalogue › analytics-id › sameSite: was \"Lax\", is \"Strict\"",
                "mia.catalogue.entries.analytics-id.path | /app | catalogue › analytics-id › path: was \"/\", is \"/app\"",
                "mia.catalogue.entries.analytics-id.lifetime | P6M | catalogue › analytics-id › duration: was \"12 Monate\", is \"6 Monate\" (de)",
                "mia.catalogue.entries.analytics-id.category | statistics | sections › used › parts › analytics: was \"{",
                "mia.catalogue.entries.theme.basis | choice-kept | catalogue › theme › basis: was \"preference-requested\", is \"choice-kept\"",
                "mia.catalogue.entries.theme.purpose.de | Farben | catalogue › theme › purposes › de: was",
                "mia.catalogue.entries.theme.position | 1000 | catalogue, their order: was \"access-token,"
            })
    void start_oneThingChanged_namesItWithWhatWasAndIs(String setting, String value, String difference) {
        String refusal = refusal(setting, value);

        assertThat(refusal, containsString(difference));
        assertThat(refusal, containsString("version 2026-04-25"));
        assertThat(refusal, containsString("set mia.policy.version to a new name"));
    }

    @Test
    void start_entryAdded_namesIt() {
        List<String> settings = new ArrayList<>(List.of(
                ENTRY + "wide.name", "wide",
                ENTRY + "wide.store", "local-storage",
                ENTRY + "wide.category", "functional",
                ENTRY + "wide.basis", "preference-requested",
                ENTRY + "wide.lifetime", "persistent"));
        for (String language : List.of("en", "de", "fr", "es", "uk", "ar")) {
            settings.addAll(List.of(ENTRY + "wide.purpose." + language, "Remembers the width"));
        }

        assertThat(
                refusal(settings.toArray(String[]::new)),
                containsString("catalogue › wide: was absent, is \"{\"id\":\"wide\",\"name\":\"wide\""));
    }

    @Test
    void start_oneDifference_isSaidInOneLineAndNoOtherIs() {
        assertEquals(3, refusal("mia.policy.material", "false").lines().count());
    }

    @Test
    void start_muchChanged_namesTheFirstFortyAndCountsTheRest() {
        List<String> settings = new ArrayList<>();
        for (String entry :
                List.of("access-token", "refresh-token", "csrf-token", "theme", "language", "analytics-id")) {
            for (String language : List.of("en", "de", "fr", "es", "uk", "ar")) {
                settings.addAll(List.of(ENTRY + entry + ".purpose." + language, entry + " in " + language));
            }
        }

        String refusal = refusal(settings.toArray(String[]::new));

        assertEquals(43, refusal.lines().count());
        assertThat(refusal, containsString("\n  and 32 more\n"));
    }

    @Test
    void start_longTextChanged_isShortened() {
        assertThat(
                refusal("mia.policy.contact-email", "b".repeat(100)), containsString("is \"" + "b".repeat(80) + "…\""));
    }
}
