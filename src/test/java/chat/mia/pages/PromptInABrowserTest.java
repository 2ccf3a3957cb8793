package chat.mia.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.App;
import chat.mia.testing.InABrowser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Traffic;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The question in the hands of a visitor: by mouse, by keyboard, by ear, in each language. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PromptInABrowserTest extends InABrowser {

    private static final String FOCUSED = "document.activeElement";

    private static final String KEYS = "Object.keys(localStorage).join()";

    /** Notes what happens to the question, in order. */
    private static final String HEARING = """
            window.heard = [];
            new MutationObserver((changes) => changes
              .filter(({ target }) => target.localName === 'mia-privacy-prompt')
              .forEach(({ type, target, addedNodes }) => {
                if (type === 'attributes' && target.getAttribute('aria-live') === 'polite') {
                  window.heard.push('live');
                } else if ([...addedNodes].some(({ localName }) => localName === 'section')) {
                  window.heard.push('question');
                }
              })).observe(document, { subtree: true, childList: true, attributeFilter: ['aria-live'] });
            """;

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "uk", "ar"})
    void question_inALanguage_saysTheNoticeAndAnswersIt(String language) {
        JsonObject notice = new JsonObject(
                given().get("/api/v1/consent/notice?locale=" + language).asString());
        JsonObject category = notice.getJsonArray("categories").getJsonObject(0);
        try (BrowserContext visitor = visitor()) {
            visitor.addInitScript("localStorage.setItem('mia_language', '" + language + "')");
            Traffic traffic = Traffic.of(visitor);
            App app = new App(openApp(visitor));

            assertThat(app.question()).containsText(notice.getString("title"));
            assertThat(app.question()).containsText(notice.getString("body"));
            assertThat(app.question()).containsText(category.getString("name"));
            assertThat(app.question()).containsText(category.getString("description"));
            assertThat(app.question()).containsText("mia_analytics_id");
            assertThat(app.question()).containsText("12");
            assertThat(app.answer(0)).hasText(notice.getString("accept"));
            assertThat(app.answer(1)).hasText(notice.getString("decline"));
            assertThat(app.answer(2)).hasText(notice.getString("choose"));
            assertThat(app.question().locator("a")).hasAttribute("href", "/legal/cookies?lang=" + language);
            app.answer(0).click();
            app.await("consent.current().saved");

            JsonObject said =
                    new JsonObject(traffic.sent("PUT", "/api/v1/consent").get(0).postData());
            assertEquals(notice.getString("sha256"), said.getString("notice"));
            assertEquals(language, said.getString("locale"));
            assertEquals("banner", said.getString("source"));
        }
    }

    @Test
    void question_acceptedByMouse_isGoneAndCounts() {
        try (BrowserContext visitor = visitor()) {
            App app = new App(openApp(visitor));
            app.answer(0).click();

            assertThat(app.question()).hasCount(0);
            app.await("consent.current().saved");
            assertEquals(Map.of("analytics", true), app.run("consent.current().choices"));
            assertEquals(List.of("mia_analytics_id"), names(visitor));
            app.page().reload();
            app.await("consent.load().then(({ status }) => status === 'granted')");
            assertThat(app.question()).hasCount(0);
        }
    }

    @Test
    void question_declinedByMouse_isGoneAndLeavesNoIdentifier() {
        try (BrowserContext visitor = visitor()) {
            App app = new App(openApp(visitor));
            app.answer(1).click();

            assertThat(app.question()).hasCount(0);
            app.await("consent.current().saved");
            assertEquals(Map.of("analytics", false), app.run("consent.current().choices"));
            assertEquals(List.of(), names(visitor));
            assertEquals("cookie_consent", app.run(KEYS));
            assertEquals(true, app.run("!('receipt' in JSON.parse(localStorage.getItem('cookie_consent')))"));
        }
    }

    @Test
    void question_byKeyboard_isReachedFirstAndAnsweredCategoryByCategory() {
        try (BrowserContext visitor = visitor()) {
            App app = new App(openApp(visitor));
            assertThat(app.question()).isVisible();
            press(app, "Tab");
            assertThat(app.question().locator("a")).isFocused();
            press(app, "Tab", "Tab", "Tab");
            assertThat(app.answer(2)).isFocused();
            assertThat(app.answer(2)).hasAttribute("aria-expanded", "false");
            press(app, "Enter");

            assertThat(app.answer(2)).hasAttribute("aria-expanded", "true");
            assertThat(app.question().locator("input")).isFocused();
            assertThat(app.question().locator("input")).not().isChecked();
            press(app, "Space", "Tab", "Enter");
            assertThat(app.question()).hasCount(0);
            app.await("consent.current().saved");
            assertEquals("granted", app.run("consent.current().status"));
        }
    }

    @Test
    void question_choicesFoldedAgain_leavesTheKeyboardWhereItWas() {
        try (BrowserContext visitor = visitor()) {
            App app = new App(openApp(visitor));
            app.answer(2).click();
            assertThat(app.question().locator("input")).isVisible();
            app.answer(2).click();

            assertThat(app.question().locator("input")).isHidden();
            assertThat(app.answer(2)).isFocused();
        }
    }

    @Test
    void question_whileItIsThere_takesNoFocusTrapsNoneAndEscapeAnswersNothing() {
        try (BrowserContext visitor = visitor()) {
            Traffic traffic = Traffic.of(visitor);
            App app = new App(openApp(visitor, "", "<p><button>Beyond</button></p>"));
            assertThat(app.question()).isVisible();
            assertEquals(true, app.run(FOCUSED + " === document.body"));
            assertEquals(
                    0, app.page().locator("[aria-modal], dialog, [role=dialog]").count());

            press(app, "Escape", "Tab", "Escape", "Tab", "Tab", "Tab", "Escape", "Tab");
            assertThat(app.page().getByText("Beyond")).isFocused();
            app.page().getByText("Beyond").click();
            assertThat(app.question()).isVisible();
            assertEquals("", app.run(KEYS));
            assertEquals(List.of(), traffic.sent("PUT", "/api/v1/consent"));
        }
    }

    /** A screen reader tells what changes in a region that was live before. */
    @Test
    void question_whenItComes_isAnnounced() {
        try (BrowserContext visitor = visitor()) {
            visitor.addInitScript(HEARING);
            App app = new App(openApp(visitor));
            assertThat(app.question()).isVisible();

            assertEquals(List.of("live", "question"), app.run("heard"));
            String tree = visitor.newCDPSession(app.page())
                    .send("Accessibility.getFullAXTree")
                    .toString();
            assertTrue(tree.contains("{\"name\":\"live\",\"value\":{\"type\":\"token\",\"value\":\"polite\"}"), tree);
        }
    }

    private static void press(App app, String... keys) {
        for (String key : keys) {
            app.page().keyboard().press(key);
        }
    }

    private static List<String> names(BrowserContext visitor) {
        return visitor.cookies().stream().map((Cookie cookie) -> cookie.name).toList();
    }
}
