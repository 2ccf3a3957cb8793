package chat.mia.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.mia.testing.Barriers;
import chat.mia.testing.PostgresResource;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page that verifies receipts with an answer on it, in each theme, each language, and where there is little room. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class VerifyBarriersInABrowserTest extends VerifyPageFixture {

    @ParameterizedTest
    @CsvSource({"light, true", "dark, false", "amoled, true", "midnight, false"})
    void page_inATheme_hasNoBarrierThatAxeKnowsAndIsWithinThePolicyOfContent(String theme, boolean genuine) {
        List<String> complaints = new ArrayList<>();
        try (BrowserContext visitor = visitor(inEnglish())) {
            visitor.onConsoleMessage(message -> complaints.add(message.text()));
            visitor.onWebError(error -> complaints.add(error.error()));
            visitor.onRequest(request -> complaints.add(request.url()));
            chooseTheme(visitor, theme);
            Page page = openReady(visitor);
            verify(page, genuine ? receipt : receipt + "x");
            page.locator("summary").all().forEach(summary -> summary.click());

            assertEquals(theme, page.evaluate("document.documentElement.dataset.theme"));
            assertEquals(List.of(), Barriers.in(page));
        }
        assertFalse(complaints.isEmpty());
        complaints.removeIf(said -> said.startsWith(address("/")));
        assertEquals(List.of(), complaints);
    }

    @ParameterizedTest
    @CsvSource({"en", "de", "fr", "es", "uk", "ar"})
    void page_at320Pixels_saysEverythingInItsLanguageAndDoesNotScrollSideways(String language) {
        try (BrowserContext visitor = visitor(
                new Browser.NewContextOptions().setViewportSize(320, 640).setLocale(language))) {
            Page page = openReady(visitor);
            assertEquals(language, page.getAttribute("html", "lang"));
            verify(page, receipt);
            page.click(".notice-text button");
            page.waitForSelector("blockquote");

            assertEquals(List.of(), Barriers.in(page));
            assertFalse(Pattern.compile("undefined|[{}]")
                    .matcher(page.innerText("body"))
                    .find());
            assertEquals(
                    320, page.evaluate("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"));
        }
    }
}
