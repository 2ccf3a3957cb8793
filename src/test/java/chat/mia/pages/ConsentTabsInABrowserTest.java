package chat.mia.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.App;
import chat.mia.testing.InABrowser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Traffic;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Request;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A choice in one tab, and what the others and the next connection make of it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ConsentTabsInABrowserTest extends InABrowser {

    private static final String CONSENT = "/api/v1/consent";

    private static final String ADD = "(() => { const script = document.createElement('script');"
            + " script.type = 'text/plain'; script.dataset.consent = 'analytics'; script.src = '/measure.js';"
            + " document.body.append(script); })()";

    @Test
    void yes_inOneTab_closesTheQuestionAndCountsInTheOthers() {
        try (BrowserContext visitor = visitor()) {
            App one = new App(openApp(visitor));
            App other = new App(open(visitor, "/app"));
            assertThat(other.question()).isVisible();
            one.answer(0).click();

            assertThat(other.question()).hasCount(0);
            other.await("consent.current().choices.analytics === true");
        }
    }

    @Test
    void withdrawal_inOneTab_closesTheGatesOfTheOthers() {
        try (BrowserContext visitor = visitor()) {
            serve(visitor, "/measure.js", "text/javascript", "window.ran = true;");
            App one = new App(openApp(visitor));
            one.answer(0).click();
            one.await("consent.current().choices.analytics === true");
            App other = new App(open(visitor, "/app"));
            other.await("consent.current().choices.analytics === true");
            other.run("void consent.onChange(({ choices }) => { window.told = choices.analytics; })");
            one.run("consent.withdraw()");

            other.await("window.told === false && consent.current().status === 'refused'");
            other.run(ADD);
            other.run("fetch('/kit/index.d.ts').then(({ ok }) => ok)");
            assertEquals(true, other.run("!('ran' in window)"));
            assertEquals(List.of(), visitor.cookies());
        }
    }

    @Test
    void no_saidOffline_countsAtOnceIsShownAndStoredLater() {
        try (BrowserContext visitor = visitor()) {
            App app = new App(openApp(visitor));
            app.answer(0).click();
            app.await("consent.current().choices.analytics === true && consent.current().saved");
            App other = new App(open(visitor, "/app"));
            other.await("consent.current().choices.analytics === true");
            visitor.setOffline(true);
            Traffic traffic = Traffic.of(visitor);
            app.run("consent.decline()");

            assertEquals(Map.of("analytics", false), app.run("consent.current().choices"));
            assertEquals(false, app.run("consent.current().saved"));
            other.await("consent.current().choices.analytics === false");
            visitor.setOffline(false);
            app.await("consent.current().saved");
            Request last = last(traffic.sent("PUT", CONSENT));
            assertEquals(200, last.response().status());
            assertEquals(List.of(), visitor.cookies());
        }
    }

    @Test
    void answer_thatTheBannerCannotStore_isShownAsNotSavedUntilItIs() {
        try (BrowserContext visitor = visitor()) {
            App app = new App(openApp(visitor));
            assertThat(app.question()).isVisible();
            visitor.setOffline(true);
            Traffic traffic = Traffic.of(visitor);
            app.answer(0).click();

            assertThat(app.page().locator(".mia-note")).isVisible();
            assertThat(app.page().locator(".mia-note")).containsText("Not saved yet");
            assertEquals(Map.of("analytics", false), app.run("consent.current().choices"));
            visitor.setOffline(false);
            assertThat(app.question()).hasCount(0);
            app.await("consent.current().choices.analytics === true");
            assertEquals(
                    1,
                    traffic.sent("PUT", CONSENT).stream()
                            .map(request -> request.headerValue("idempotency-key"))
                            .distinct()
                            .count());
        }
    }

    @Test
    void note_thatIsClosed_leavesThePageAndTheAnswerGoesOn() {
        try (BrowserContext visitor = visitor()) {
            App app = new App(openApp(visitor));
            assertThat(app.question()).isVisible();
            visitor.setOffline(true);
            app.answer(1).click();
            app.page().locator(".mia-note button").click();

            assertThat(app.question()).hasCount(0);
            visitor.setOffline(false);
            app.await("consent.current().saved && consent.current().status === 'refused'");
            assertThat(app.question()).hasCount(0);
        }
    }

    private static Request last(List<Request> requests) {
        return requests.get(requests.size() - 1);
    }
}
