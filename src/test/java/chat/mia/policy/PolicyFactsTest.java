package chat.mia.policy;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.catalogue.Catalogue;
import chat.mia.catalogue.CatalogueEntry;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the published policy must say, as facts that the page is read for. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PolicyFactsTest {

    private static final Pattern SECTION = Pattern.compile("<h2 id=\"section-\\d\">(.*?)</h2>");
    private static final Pattern ROW = Pattern.compile("<tbody.*?</tbody>", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("<th scope=\"row\"[^>]*><code>(.*?)</code>");

    @Inject
    Catalogue catalogue;

    @Test
    void page_sections_areSixInTheirOrder() {
        List<String> titles = matches(SECTION, page(), 1).stream()
                .map(PolicyFactsTest::withoutTags)
                .toList();

        assertEquals(
                List.of(
                        "1. What cookies are",
                        "2. Cookies we use",
                        "3. Service worker cache",
                        "4. Managing cookies",
                        "5. Changes to this policy",
                        "6. Contact"),
                titles);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Essential cookies  | access_token     | authentication | JWT                       | session    | HttpOnly, Secure",
                "Essential cookies  | refresh_token    | token refresh  | Renews                    | 30 days    | HttpOnly, Secure",
                "Essential cookies  | csrf_token       | protection     | cross-site request forgery | session   | Secure",
                "Functional storage | mia_chat_theme   | theme          | dark, light, amoled or midnight | persistent | ''",
                "Functional storage | mia_language     | Remembers      | language                  | persistent | ''",
                "Functional storage | mia_accent_color | Remembers      | accent colour             | persistent | ''",
                "Functional storage | cookie_consent   | choice         | cookies                   | 12 months  | ''",
                "Analytics cookies  | mia_analytics_id | how people use the app | first party       | 12 months  | HttpOnly, Secure"
            })
    void page_entry_standsInItsTableWithPurposeDurationAndAttributes(
            String table, String name, String purpose, String detail, String duration, String attributes) {
        String row = row(table, name);

        assertTrue(row.contains(purpose), row);
        assertTrue(row.contains(detail), row);
        assertTrue(row.contains(duration), row);
        assertTrue(row.endsWith(attributes), row);
        assertEquals(attributes.contains("HttpOnly"), row.contains("HttpOnly"), row);
    }

    @Test
    void page_tables_listTheCatalogueNoMoreNoLess() {
        List<String> listed = matches(ROW, page(), 0).stream()
                .flatMap(rows -> matches(NAME, rows, 1).stream())
                .sorted()
                .toList();

        assertEquals(
                catalogue.entries().stream().map(CatalogueEntry::name).sorted().toList(), listed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | Mia Chat; AI communication platform; MediaMake; Last updated; 25 April 2026; Effective; immediately; 2026-04-25",
                "1 | small text files; stores on your device; make sites work; work better; tell their owners; which; why; control",
                "2 | No consent is required; without them the app cannot work; localStorage; remember your preferences",
                "2 | require your consent; only after your explicit yes in the banner; how people use the app",
                "2 | no third-party advertising or tracking cookies; never",
                "3 | static assets; JavaScript, CSS and images; fast; offline; managed automatically; no personal data; browser's settings",
                "4 | first visit; accept or decline optional cookies; block the essential cookies; app stops working; privacy preferences",
                "5 | practice; law; material changes; in the app; “last updated” date at the top",
                "6 | MediaMake; email; privacy@chat.example"
            })
    void page_section_saysItsFacts(int section, String facts) {
        String text = text(page().split("<section ")[section]);

        for (String fact : facts.split("; ")) {
            assertTrue(text.toLowerCase(Locale.ROOT).contains(fact.toLowerCase(Locale.ROOT)), fact + " in: " + text);
        }
    }

    @Test
    void page_contact_isAMailtoLink() {
        assertTrue(page().contains("href=\"mailto:privacy@chat.example\""));
    }

    private static String page() {
        return given().get("/legal/cookies").asString();
    }

    private static String row(String table, String name) {
        String after = page().split("<caption>" + table + "</caption>")[1].split("</table>")[0];
        return text(after.split("<code>" + name + "</code>")[1].split("</tr>")[0]);
    }

    private static String text(String html) {
        return withoutTags(html).replace("&#39;", "'").replaceAll("\\s+", " ").trim();
    }

    private static String withoutTags(String html) {
        return html.replaceAll("<[^>]*>", "");
    }

    private static List<String> matches(Pattern pattern, String text, int group) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(group))
                .toList();
    }
}
