package chat.mia.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.App;
import chat.mia.testing.InABrowser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Traffic;
import com.microsoft.playwright.BrowserContext;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Theme, language and accent, as scripts of the app set them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PreferencesInABrowserTest extends InABrowser {

    private static final String THEME = "document.documentElement.dataset.theme";

    private static final String ACCENT = "document.documentElement.style.getPropertyValue('%s')";

    @Test
    void preferences_set_applyInAllTabsAndAreNeverSent() {
        try (BrowserContext visitor = visitor()) {
            App one = new App(openApp(visitor));
            App other = new App(open(visitor, "/app"));
            other.run("void preferences.onChange((next) => { window.told = next; })");
            one.run("preferences.setTheme('amoled')");
            one.run("preferences.setLanguage('uk')");
            one.run("preferences.setAccent('#FFEE00')");
            Traffic traffic = Traffic.of(visitor);

            other.await(
                    "window.told?.theme === 'amoled' && window.told.language === 'uk' && window.told.accent === '#ffee00'");
            assertEquals("amoled", other.run(THEME));
            assertEquals("#ffee00", other.run(ACCENT.formatted("--mia-accent")));
            assertEquals("#000000", other.run(ACCENT.formatted("--mia-accent-ink")));
            other.page().reload();
            other.run("consent.load()");
            assertEquals("amoled", other.run(THEME));
            assertEquals(
                    List.of(),
                    traffic.addresses().stream()
                            .filter(address -> address.contains("amoled") || address.contains("ffee00"))
                            .toList());
            one.run("localStorage.clear()");
            other.await(THEME + " === undefined && preferences.current().accent === null");
            assertEquals("", other.run(ACCENT.formatted("--mia-accent")));
        }
    }

    @Test
    void preferences_thatCannotBe_areRefusedAndStoredOnesAreLeftAside() {
        Map<String, Object> none = new HashMap<>();
        none.put("theme", null);
        none.put("language", null);
        none.put("accent", null);
        try (BrowserContext visitor = visitor()) {
            visitor.addInitScript(
                    "localStorage.setItem('mia_chat_theme', 'pink');"
                            + " localStorage.setItem('mia_language', '../en'); localStorage.setItem('mia_accent_color', 'red;x:y');");
            App app = new App(openApp(visitor));

            assertEquals(none, app.run("preferences.current()"));
            assertEquals(true, app.run(THEME + " === undefined"));
            for (String call :
                    List.of("setTheme('pink')", "setLanguage('xx')", "setAccent('red')", "setAccent('#fff')")) {
                assertEquals(
                        "RangeError",
                        app.run("(() => { try { preferences." + call + "; } catch ({ name }) { return name; } })()"),
                        call);
            }
            assertEquals(none, app.run("preferences.current()"));
        }
    }

    @Test
    void theme_ofAPageThatHasThemeJs_isThereBeforeAnythingCanBePainted() {
        try (BrowserContext visitor = visitor()) {
            chooseTheme(visitor, "midnight");
            // Nothing is painted as long as there is no body.
            visitor.addInitScript("new MutationObserver((changes, observer) => { if (document.body) {"
                    + " window.themeOfFirstBody = " + THEME + "; observer.disconnect(); } })"
                    + ".observe(document, { childList: true, subtree: true })");
            App app = new App(openApp(visitor, "<script src=\"/kit/theme.js\"></script>", ""));

            assertEquals("midnight", app.run("themeOfFirstBody"));
            app.run("preferences.setTheme(null)");
            assertEquals(true, app.run(THEME + " === undefined"));
        }
    }
}
