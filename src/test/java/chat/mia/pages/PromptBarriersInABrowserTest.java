package chat.mia.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.App;
import chat.mia.testing.Barriers;
import chat.mia.testing.InABrowser;
import chat.mia.testing.PostgresResource;
import com.microsoft.playwright.BrowserContext;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What axe finds out about the question and the settings. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PromptBarriersInABrowserTest extends InABrowser {

    @ParameterizedTest
    @CsvSource({"en, light", "en, dark", "en, amoled", "en, midnight", "ar, dark"})
    void questionAndSettings_inATheme_haveNoBarrierThatAxeKnows(String language, String theme) {
        try (BrowserContext visitor = visitor()) {
            chooseTheme(visitor, theme);
            visitor.addInitScript("localStorage.setItem('mia_language', '" + language + "')");
            App app = new App(openApp(visitor, "", "<mia-privacy-settings></mia-privacy-settings>"));
            assertThat(app.question()).isVisible();
            assertThat(app.page().locator(".mia-history li")).hasCount(1);
            assertEquals(theme, app.run("document.documentElement.dataset.theme"));
            assertEquals(List.of(), Barriers.in(app.page()));

            app.answer(2).click();
            assertEquals(List.of(), Barriers.in(app.page()));
        }
    }

    @ParameterizedTest
    @CsvSource({"en, light", "ar, midnight"})
    void dialog_ofTheSettingsAfterAYes_hasNoBarrierThatAxeKnows(String language, String theme) {
        try (BrowserContext visitor = visitor()) {
            chooseTheme(visitor, theme);
            visitor.addInitScript("localStorage.setItem('mia_language', '" + language + "')");
            App app = new App(openApp(visitor));
            app.answer(0).click();
            app.await("consent.current().saved");
            app.run("consent.openSettings()");
            assertThat(app.page().locator("dialog .mia-withdraw")).isVisible();
            assertThat(app.page().locator("dialog .mia-history li button")).hasCount(1);

            assertEquals(List.of(), Barriers.in(app.page()));
        }
    }
}
