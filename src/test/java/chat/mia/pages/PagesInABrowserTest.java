package chat.mia.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Barriers;
import chat.mia.testing.InABrowser;
import chat.mia.testing.PostgresResource;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real browser and axe find out about the pages; skipped where there is no browser. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PagesInABrowserTest extends InABrowser {

    @ParameterizedTest
    @CsvSource({
        "/privacy?lang=en, light",
        "/privacy?lang=en, dark",
        "/privacy?lang=en, amoled",
        "/privacy?lang=en, midnight",
        "/privacy?lang=ar, dark",
        "/legal/cookies?lang=en, light",
        "/legal/cookies?lang=en, dark",
        "/legal/cookies?lang=en, amoled",
        "/legal/cookies?lang=en, midnight",
        "/legal/cookies?lang=ar, dark",
        "/legal/cookies/changes?lang=en, light",
        "/legal/cookies/changes?lang=en, dark",
        "/legal/cookies/changes?lang=en, amoled",
        "/legal/cookies/changes?lang=en, midnight",
        "/legal/cookies/changes?lang=ar, light",
        "/, light",
        "/, dark",
        "/, midnight",
        "/, amoled",
        "/?lang=ar, midnight",
        "/problems, light",
        "/problems, dark",
        "/problems, amoled",
        "/problems, midnight",
        "/problems?lang=ar, dark",
        "/problems/session-ended, light",
        "/problems/session-ended, dark",
        "/problems/session-ended, amoled",
        "/problems/session-ended, midnight",
        "/problems/session-ended?lang=ar, amoled",
        "/admin, light",
        "/admin, dark",
        "/admin, amoled",
        "/admin, midnight",
        "/admin?lang=ar, midnight"
    })
    void page_inATheme_hasNoBarrierThatAxeKnows(String path, String theme) {
        try (BrowserContext visitor = visitor()) {
            chooseTheme(visitor, theme);
            Page page = open(visitor, path);

            assertEquals(theme, page.evaluate("document.documentElement.dataset.theme"));
            assertEquals(List.of(), Barriers.in(page));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/legal/cookies",
                "/legal/cookies?lang=ar",
                "/legal/cookies/changes",
                "/",
                "/?lang=ar",
                "/problems",
                "/problems/not-found",
                "/admin"
            })
    void page_loaded_asksNoOtherOriginAndBreaksNoPolicyOfContent(String path) {
        List<String> requests = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        try (BrowserContext visitor = visitor()) {
            visitor.onRequest(request -> requests.add(request.url()));
            visitor.onConsoleMessage(message -> complaints.add(message.text()));
            visitor.onWebError(error -> complaints.add(error.error()));
            open(visitor, path);
        }

        assertTrue(requests.size() >= 3, requests.toString());
        assertEquals(
                List.of(),
                requests.stream().filter(url -> !url.startsWith(address(""))).toList());
        assertEquals(
                List.of(),
                complaints.stream()
                        .filter(text -> text.contains("Content Security Policy") || text.contains("Error"))
                        .toList());
    }

    /**
     * 320 CSS pixels are also what 400 % zoom leaves of 1280 (WCAG 2.2, success criterion 1.4.10). A table hides what sticks
     * out of its rounded corners, so that nothing would scroll.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/privacy?lang=en",
                "/privacy?lang=de",
                "/privacy?lang=fr",
                "/privacy?lang=es",
                "/privacy?lang=uk",
                "/privacy?lang=ar",
                "/legal/cookies?lang=en",
                "/legal/cookies?lang=de",
                "/legal/cookies?lang=fr",
                "/legal/cookies?lang=es",
                "/legal/cookies?lang=uk",
                "/legal/cookies?lang=ar",
                "/legal/cookies/changes?lang=de",
                "/?lang=en",
                "/?lang=de",
                "/?lang=fr",
                "/?lang=es",
                "/?lang=uk",
                "/?lang=ar",
                "/problems?lang=en",
                "/problems?lang=de",
                "/problems?lang=fr",
                "/problems?lang=es",
                "/problems?lang=uk",
                "/problems?lang=ar",
                "/problems/csrf-token-mismatch?lang=de",
                "/problems/csrf-token-mismatch?lang=ar"
            })
    void page_at320Pixels_neitherScrollsSidewaysNorCutsAnythingOff(String path) {
        Browser.NewContextOptions phone = new Browser.NewContextOptions().setViewportSize(320, 640);
        try (BrowserContext visitor = visitor(phone)) {
            Page page = open(visitor, path);

            assertEquals(
                    320, page.evaluate("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"));
            assertEquals(
                    List.of(),
                    page.evaluate("[...document.querySelectorAll('main *:not(caption, thead, thead *)')]"
                            + ".filter(element => element.scrollWidth > element.clientWidth + 1)"
                            + ".map(element => element.tagName + ' ' + element.textContent)"));
        }
    }
}
