package chat.mia.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.App;
import chat.mia.testing.InABrowser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Traffic;
import com.microsoft.playwright.BrowserContext;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left where the browser withholds something. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DegradedInABrowserTest extends InABrowser {

    private static final String NO_STORAGE = "Object.defineProperty(window, 'localStorage',"
            + " { get() { throw new DOMException('denied', 'SecurityError'); } })";

    @Test
    void storage_denied_choiceAndPreferencesHoldInThisPage() {
        try (BrowserContext visitor = visitor()) {
            visitor.addInitScript(NO_STORAGE);
            Traffic traffic = Traffic.of(visitor);
            App app = new App(openApp(visitor));
            app.answer(0).click();
            app.await("consent.current().saved");
            assertEquals(Map.of("analytics", true), app.run("consent.current().choices"));
            app.run("preferences.setTheme('midnight')");
            assertEquals("midnight", app.run("preferences.current().theme"));
            assertEquals("midnight", app.run("document.documentElement.dataset.theme"));
            assertThat(app.question()).hasCount(0);

            app.page().reload();
            assertThat(app.question()).isVisible();
            assertEquals(true, app.run("document.documentElement.dataset.theme === undefined"));
            app.answer(1).click();
            app.await("consent.current().saved && consent.current().status === 'refused'");
            assertEquals(List.of(), traffic.complaints());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "locks|Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })",
                "channel|delete window.BroadcastChannel",
                "permission|window.BroadcastChannel = class { constructor() { throw new DOMException('no', 'SecurityError'); } }",
            })
    void tabs_withoutWhatJoinsThem_workEachForItself(String missing, String taken) {
        try (BrowserContext visitor = visitor()) {
            visitor.addInitScript(taken);
            Traffic traffic = Traffic.of(visitor);
            App one = new App(openApp(visitor));
            App other = new App(open(visitor, "/app"));
            one.answer(0).click();
            one.await("consent.current().choices.analytics === true");
            one.signUp();
            other.page().reload();

            assertEquals(true, other.run("session.load().then((who) => who !== null)"), missing);
            visitor.clearCookies(new BrowserContext.ClearCookiesOptions().setName("access_token"));
            one.begin("answer", "session.fetch('/api/v1/sessions').then(({ status }) => status)");
            other.begin("answer", "session.fetch('/api/v1/sessions').then(({ status }) => status)");
            assertEquals(200, one.outcome("answer"));
            assertEquals(200, other.outcome("answer"));
            one.run("session.signOut()");
            assertEquals(401, other.run("session.fetch('/api/v1/sessions').then(({ status }) => status)"));
            other.await("session.current() === null");
            assertEquals(List.of(), traffic.complaints());
        }
    }

    @Test
    void cookies_denied_questionIsAskedAndAnswered() {
        try (BrowserContext visitor = visitor()) {
            visitor.addInitScript("Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set() {} })");
            Traffic traffic = Traffic.of(visitor);
            App app = new App(openApp(visitor));
            app.answer(0).click();
            app.await("consent.current().saved && consent.current().choices.analytics === true");
            app.page().reload();

            app.await("consent.load().then(({ choices }) => choices.analytics === true)");
            assertEquals(true, app.run("session.load().then((who) => who === null)"));
            assertThat(app.question()).hasCount(0);
            assertEquals(List.of(), traffic.complaints());
        }
    }

    @Test
    void service_awayWhenThePageOpens_asksNobodyUntilItIsBack() {
        try (BrowserContext visitor = visitor()) {
            visitor.route(address("/api/v1/**"), route -> route.abort());
            App app = new App(openApp(visitor));
            assertEquals("unset", app.run("consent.load().then(({ status }) => status)"));
            assertThat(app.question()).hasCount(0);
            visitor.unroute(address("/api/v1/**"));

            // Of its own accord, seconds later.
            assertThat(app.question()).isVisible();
        }
    }
}
