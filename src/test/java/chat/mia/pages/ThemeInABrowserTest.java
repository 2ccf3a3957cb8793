package chat.mia.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.InABrowser;
import chat.mia.testing.PostgresResource;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How pages look: by the theme of the app, the device's wish, on paper, and without scripts. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ThemeInABrowserTest extends InABrowser {

    private static final String THEME = "document.documentElement.dataset.theme";
    private static final String PAPER = "getComputedStyle(document.body).backgroundColor";

    @ParameterizedTest
    @CsvSource({
        "light, 'rgb(251, 246, 240)'",
        "dark, 'rgb(27, 22, 20)'",
        "amoled, 'rgb(0, 0, 0)'",
        "midnight, 'rgb(11, 18, 32)'"
    })
    void theme_chosenInTheApp_isThereBeforeAnythingCanBePainted(String theme, String paper) {
        try (BrowserContext visitor = visitor()) {
            chooseTheme(visitor, theme);
            // Nothing is painted as long as there is no body.
            visitor.addInitScript("new MutationObserver((changes, observer) => { if (document.body) {"
                    + " window.themeOfFirstBody = " + THEME + "; observer.disconnect(); } })"
                    + ".observe(document, { childList: true, subtree: true })");
            Page page = open(visitor, "/legal/cookies");

            assertEquals(theme, page.evaluate("themeOfFirstBody"));
            assertEquals(paper, page.evaluate(PAPER));
        }
    }

    @Test
    void theme_changedInAnotherTab_isFollowedAtOnce() {
        try (BrowserContext visitor = visitor()) {
            Page page = open(visitor, "/legal/cookies");
            Page app = open(visitor, "/problems");

            app.evaluate("localStorage.setItem('mia_chat_theme', 'midnight')");
            waitUntil(page, THEME + " === 'midnight'");
            app.evaluate("localStorage.clear()");
            waitUntil(page, THEME + " === undefined");
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 'rgb(251, 246, 240)'", "DARK, 'rgb(27, 22, 20)'"})
    void theme_neverChosenOrUnknown_isTheDevices(ColorScheme scheme, String paper) {
        try (BrowserContext visitor = visitor(new Browser.NewContextOptions().setColorScheme(scheme))) {
            chooseTheme(visitor, "no-such-theme");
            Page page = open(visitor, "/legal/cookies");

            assertNull(page.evaluate(THEME));
            assertEquals(paper, page.evaluate(PAPER));
        }
    }

    @Test
    void theme_storageDenied_isTheDevicesWithoutAnError() {
        List<String> errors = new ArrayList<>();
        try (BrowserContext visitor = visitor(new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK))) {
            visitor.addInitScript("Object.defineProperty(window, 'localStorage',"
                    + " { get() { throw new DOMException('denied', 'SecurityError'); } })");
            visitor.onWebError(error -> errors.add(error.error()));
            Page page = open(visitor, "/legal/cookies");

            assertEquals("rgb(27, 22, 20)", page.evaluate(PAPER));
            assertEquals(List.of(), errors);
        }
    }

    @Test
    void paper_inADarkTheme_isWhiteAndWithoutNavigation() {
        try (BrowserContext visitor = visitor()) {
            chooseTheme(visitor, "amoled");
            Page page = open(visitor, "/legal/cookies");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

            assertEquals("rgb(255, 255, 255)", page.evaluate(PAPER));
            assertFalse(page.locator("nav").first().isVisible());
            assertTrue(page.locator("table").first().isVisible());
        }
    }

    @Test
    void page_withoutScripts_isReadInAnyLanguage() {
        try (BrowserContext visitor = visitor(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = open(visitor, "/legal/cookies/2026-04-25");
            page.locator("a[hreflang=ar]").click();

            assertEquals(address("/legal/cookies/2026-04-25?lang=ar"), page.url());
            assertEquals("rtl", page.locator("html").getAttribute("dir"));
            assertEquals(6, page.locator("main > section h2").count());
        }
    }

    @Test
    void skipLink_firstTab_appearsAndLeadsToTheContent() {
        try (BrowserContext visitor = visitor()) {
            Page page = open(visitor, "/legal/cookies?lang=ar");
            page.keyboard().press("Tab");

            assertTrue((Boolean) page.evaluate("document.activeElement.getBoundingClientRect().top >= 0"));
            page.keyboard().press("Enter");
            assertEquals("content", page.evaluate("document.activeElement.id"));
        }
    }
}
