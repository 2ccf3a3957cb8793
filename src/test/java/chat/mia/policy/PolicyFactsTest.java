package chat.mia.policy;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The English page says every fact that it must, and its tables are the catalogue. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PolicyFactsTest {

    private static final PolicyFacts FACTS = PolicyFacts.read();

    @Inject
    Catalogue catalogue;

    @Test
    void page_title_isThatOfTheDocument() {
        assertEquals(List.of(FACTS.title()), page().headings("h1"));
        assertTrue(page().headings("title").get(0).startsWith(FACTS.title()));
    }

    @Test
    void page_sections_areNumberedInTheirOrder() {
        List<String> titles = IntStream.range(0, FACTS.sections().size())
                .mapToObj(index ->
                        (index + 1) + ". " + FACTS.sections().get(index).title())
                .toList();

        assertEquals(titles, page().headings("h2").subList(1, titles.size() + 1));
    }

    @Test
    void page_top_saysProductOperatorAndDates() {
        assertSays(page().top(), FACTS.top());
    }

    @Test
    void page_eachSection_saysItsFacts() {
        for (PolicyFacts.Section section : FACTS.sections()) {
            assertSays(page().section(section.id()), section.says());
        }
    }

    @Test
    void page_eachEntry_hasPurposeDurationAndAttributes() {
        for (PolicyFacts.Entry entry : FACTS.entries()) {
            List<String> cells = row(entry).cells();

            assertSays(cells.get(1), entry.purpose());
            assertSays(cells.get(2), List.of(entry.duration()));
            if (entry.attributes() != null) {
                assertEquals(entry.attributes(), cells.get(cells.size() - 1));
            }
        }
    }

    @Test
    void page_tables_listTheCatalogueNoMoreNoLess() {
        List<String> listed =
                page().rows().stream().map(row -> row.cells().get(0)).toList();

        assertEquals(FACTS.names(), listed);
        assertEquals(catalogue.entries().stream().map(CatalogueEntry::name).toList(), listed);
    }

    @Test
    void page_frame_hasASkipLink() {
        assertTrue(page().html().contains("<a class=\"skip\" href=\"#content\">Skip to content</a>"));
    }

    private static PolicyReader.Row row(PolicyFacts.Entry entry) {
        return page().rows().stream()
                .filter(row -> row.cells().get(0).equals(entry.name()))
                .filter(row -> row.part().equals(entry.part()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(entry.name() + " stands in no table of " + entry.part()));
    }

    private static void assertSays(String text, List<String> facts) {
        for (String fact : facts) {
            assertTrue(text.toLowerCase(Locale.ROOT).contains(fact.toLowerCase(Locale.ROOT)), fact + " in: " + text);
        }
    }

    private static PolicyReader page() {
        return PolicyReader.in("en");
    }
}
