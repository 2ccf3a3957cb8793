package chat.mia.policy;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page says in every language alike, and that programs are told the same as people. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PolicyLanguagesTest {

    private static final PolicyFacts FACTS = PolicyFacts.read();

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "uk", "ar"})
    void page_sectionsAndParts_areTheSameInTheSameOrder(String language) {
        PolicyReader page = PolicyReader.in(language);

        assertEquals(FACTS.sections().stream().map(PolicyFacts.Section::id).toList(), page.sections());
        for (PolicyFacts.Section section : FACTS.sections()) {
            assertEquals(section.parts(), page.parts(section.id()), section.id());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "uk", "ar"})
    void page_entries_haveTheSameNamesTablesNumbersAndAttributes(String language) {
        List<PolicyReader.Row> rows = PolicyReader.in(language).rows();

        assertEquals(FACTS.names(), rows.stream().map(row -> row.cells().get(0)).toList());
        for (PolicyFacts.Entry entry : FACTS.entries()) {
            PolicyReader.Row row = rows.get(FACTS.entries().indexOf(entry));
            String duration = row.cells().get(2);

            assertEquals(entry.part(), row.part());
            assertEquals(entry.number(), duration.replaceAll("\\D", ""), duration);
            if (entry.attributes() != null) {
                assertEquals(entry.attributes(), row.cells().get(row.cells().size() - 1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "uk", "ar"})
    void page_datesVersionOperatorAndAddress_areTheSame(String language) {
        PolicyReader page = PolicyReader.in(language);

        assertTrue(page.html().contains("<time datetime=\"" + FACTS.lastUpdated() + "\">25"));
        assertTrue(page.top().contains("2026"));
        assertTrue(page.html().contains("<bdi dir=\"ltr\">" + FACTS.version() + "</bdi>"));
        assertTrue(page.top().contains("MediaMake"));
        assertTrue(page.html().contains("href=\"mailto:" + FACTS.email() + "\">" + FACTS.email() + "</a>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "uk", "ar"})
    void page_languages_areOfferedInTheirOwnNamesAndThisOneIsMarked(String language) {
        String html = PolicyReader.in(language).html();

        assertTrue(html.contains("<a href=\"?lang=ar\" lang=\"ar\" hreflang=\"ar\" dir=\"rtl\""));
        assertTrue(html.contains("dir=\"ltr\">Українська</a>") || language.equals("uk"));
        assertEquals(
                List.of(language),
                html.lines()
                        .filter(line -> line.contains("aria-current"))
                        .map(line -> line.replaceAll(".*\\?lang=(\\w+).*", "$1"))
                        .toList());
        assertEquals(7, html.split("<link rel=\"alternate\" hreflang=", -1).length - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "uk", "ar"})
    void json_inALanguage_saysWhatThePageSays(String language) {
        JsonPath policy = given().queryParam("lang", language)
                .get("/api/v1/policies/cookies")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertEquals(language, policy.getString("language"));
        assertEquals(PolicyReader.in(language).blocks(), blocks(policy));
    }

    private static List<String> blocks(JsonPath policy) {
        List<String> blocks = new ArrayList<>();
        List<Map<String, Object>> sections = policy.getList("sections");
        for (Map<String, Object> section : sections) {
            blocks.add(section.get("number") + ". " + section.get("title"));
            blocks.addAll(strings(section.get("paragraphs")));
            for (Map<String, Object> part : objects(section.get("parts"))) {
                blocks.add((String) part.get("title"));
                blocks.addAll(strings(part.get("paragraphs")));
                blocks.addAll(rows(policy, strings(part.get("entries"))));
            }
        }
        return blocks;
    }

    private static List<String> rows(JsonPath policy, List<String> names) {
        List<Map<String, Object>> entries = objects(policy.get("catalogue")).stream()
                .filter(entry -> names.contains(entry.get("name")))
                .toList();
        boolean withAttributes = entries.stream()
                .anyMatch(entry -> !strings(entry.get("attributes")).isEmpty());
        List<String> cells = new ArrayList<>();
        for (Map<String, Object> entry : entries) {
            cells.add((String) entry.get("name"));
            cells.add((String) entry.get("purpose"));
            cells.add((String) entry.get("duration"));
            cells.add((String) entry.get("basisText"));
            if (withAttributes) {
                cells.add(String.join(", ", strings(entry.get("attributes"))));
            }
        }
        return cells;
    }

    @SuppressWarnings("unchecked")
    private static List<String> strings(Object list) {
        return (List<String>) list;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> objects(Object list) {
        return (List<Map<String, Object>>) list;
    }
}
