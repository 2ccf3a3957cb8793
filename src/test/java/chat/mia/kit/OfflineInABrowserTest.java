package chat.mia.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Barriers;
import chat.mia.testing.PostgresResource;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The service worker in a real browser. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OfflineInABrowserTest extends WithWorkers {

    @Inject
    KitFiles kit;

    @Test
    void offline_anyAddress_opensThePageThatSaysSoInLanguageThemeAndAccent() {
        try (BrowserContext visitor = withWorkers()) {
            Page page = open(visitor, "/");
            assertEquals("/kit/service-worker.js", page.evaluate(CONTROLLED));
            page.evaluate(
                    "localStorage.setItem('mia_chat_theme', 'amoled');"
                            + "localStorage.setItem('mia_accent_color', '#ffd400'); localStorage.setItem('mia_language', 'de')");
            visitor.setOffline(true);

            Response answer = page.navigate(address("/chat/with/somebody"));
            assertEquals(503, answer.status());
            assertEquals("Du bist offline", page.textContent("h1"));
            assertEquals("Du bist offline · Mia Chat", page.title());
            assertEquals("rgb(0, 0, 0)", page.evaluate("getComputedStyle(document.body).backgroundColor"));
            assertEquals("rgb(255, 212, 0)", page.evaluate("getComputedStyle(again).backgroundColor"));
            assertEquals(List.of(), Barriers.in(page));
            assertSixLanguages(page);

            // The page itself opens what was asked for as soon as it can, so another one looks.
            visitor.setOffline(false);
            assertEquals(
                    200,
                    visitor.newPage().navigate(address("/problems?lang=ar")).status());
        }
    }

    private static void assertSixLanguages(Page page) {
        Set<String> titles = new HashSet<>();
        for (String language : List.of("en", "de", "fr", "es", "uk", "ar")) {
            page.evaluate("language => localStorage.setItem('mia_language', language)", language);
            page.reload();
            titles.add(page.textContent("h1"));
            assertEquals(language, page.evaluate("document.documentElement.lang"));
            assertEquals(language.equals("ar") ? "rtl" : "ltr", page.evaluate("document.documentElement.dir"));
        }
        assertEquals(6, titles.size(), titles.toString());
    }

    @Test
    void backOnline_thePageThatWasAskedFor_opensByItself() {
        try (BrowserContext visitor = withWorkers()) {
            Page page = open(visitor, "/");
            page.evaluate(CONTROLLED);
            visitor.setOffline(true);
            page.navigate(address("/problems"));
            assertEquals("You are offline", page.textContent("h1"));

            visitor.setOffline(false);
            page.locator("h1", new Page.LocatorOptions().setHasText("Problems")).waitFor();
        }
    }

    @Test
    void cleared_inTheSettings_isFilledAgainByTheNextPage() {
        try (BrowserContext visitor = withWorkers()) {
            Page page = open(visitor, "/");
            page.evaluate(CONTROLLED);
            page.evaluate("() => caches.open('of-the-app')");
            page.evaluate("""
                    async (settings) => {
                      await import(settings);
                      document.querySelector('main').append(document.createElement('mia-privacy-settings'));
                    }""", kit.address("settings.js"));
            page.locator("button", new Page.LocatorOptions().setHasText("Clear offline copies"))
                    .click();
            page.locator(".mia-state", new Page.LocatorOptions().setHasText("The offline copies are gone."))
                    .waitFor();
            // Files that were loaded a moment ago may still be on their way into the cache; the page is not.
            assertEquals(
                    List.of(false, true),
                    page.evaluate(
                            "async (page) => [Boolean(await caches.match(page)), await caches.has('of-the-app')]",
                            kit.address("offline.html")));

            page.navigate(address("/problems"));
            waitUntil(page, "caches.match('" + kit.address("offline.html") + "')");
            visitor.setOffline(true);
            page.navigate(address("/legal/cookies"));
            assertEquals("You are offline", page.textContent("h1"));
        }
    }

    @Test
    void appsOwnWorker_thatImportsThisOne_answersFirstAndStays() {
        try (BrowserContext visitor = withWorkers()) {
            Page page = open(visitor, "/problems");
            page.evaluate("path => navigator.serviceWorker.register(path).then(() => {})", AppWorker.PATH);
            assertEquals(AppWorker.PATH, page.evaluate(CONTROLLED));
            page.navigate(address("/from-the-app"));
            assertEquals("The app says so.", page.textContent("body"));
            page.navigate(address("/"));
            page.locator("#says", new Page.LocatorOptions().setHasText("Ready."))
                    .waitFor();
            assertEquals(AppWorker.PATH, page.evaluate(CONTROLLED));

            visitor.setOffline(true);
            page.navigate(address("/problems"));
            assertEquals("You are offline", page.textContent("h1"));
            // The offline page loads itself again when it takes the network to be back, so another one looks.
            Page another = visitor.newPage();
            Response answer = another.navigate(address("/from-the-app"));
            assertEquals("The app says so.", another.textContent("body"), () -> answer.status() + " " + another.url());
        }
    }
}
