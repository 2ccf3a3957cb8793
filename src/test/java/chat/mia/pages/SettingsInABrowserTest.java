package chat.mia.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.App;
import chat.mia.testing.InABrowser;
import chat.mia.testing.PostgresResource;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The settings, in their dialog and in a page of their own. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SettingsInABrowserTest extends InABrowser {

    private static final String OPENER = "<button id='privacy'>Privacy</button>";

    @Test
    void settings_askedForTwiceAtOnce_openOnceInTheReadersLanguageAndGiveTheFocusBack() {
        try (BrowserContext visitor = visitor()) {
            visitor.addInitScript("localStorage.setItem('mia_language', 'ar')");
            App app = new App(openApp(visitor, "", OPENER));
            app.page().locator("#privacy").focus();
            app.run("Promise.all([consent.openSettings(), consent.openSettings()])");
            assertThat(app.page().locator("dialog .mia-history li")).hasCount(1);

            assertEquals(1, app.page().locator("dialog").count());
            assertThat(app.page().locator("dialog")).hasAttribute("dir", "rtl");
            assertThat(app.page().locator("dialog")).hasAttribute("lang", "ar");
            assertThat(app.page().locator("dialog > button")).isFocused();
            app.page().keyboard().press("Escape");
            assertThat(app.page().locator("dialog")).hasCount(0);
            assertThat(app.page().locator("#privacy")).isFocused();
        }
    }

    @Test
    void settings_ofAPage_areMovedTo() {
        try (BrowserContext visitor = visitor()) {
            App app = new App(openApp(visitor, "", "<mia-privacy-settings></mia-privacy-settings>"));
            assertThat(app.page().locator(".mia-history li")).hasCount(1);
            app.run("consent.openSettings()");

            assertEquals(0, app.page().locator("dialog").count());
            assertThat(app.page().locator("mia-privacy-settings")).isFocused();
        }
    }

    @Test
    void choice_inTheSettings_isToldListedAndProven() throws IOException {
        try (BrowserContext visitor = visitor()) {
            App app = new App(openApp(visitor, "", "<mia-privacy-settings></mia-privacy-settings>"));
            assertThat(app.page().locator(".mia-state")).containsText("You have not chosen yet");
            app.page().locator(".mia-settings input").check();
            app.page().getByText("Save these choices").locator("visible=true").click();
            assertThat(app.page().locator(".mia-state")).containsText("Analytics: allowed. This holds until");
            assertThat(app.page().locator(".mia-history li")).hasText(Pattern.compile("agreed.*Analytics: allowed"));
            assertThat(app.question()).hasCount(0);

            Download receipt = app.page()
                    .waitForDownload(
                            () -> app.page().locator(".mia-history button").click());
            assertTrue(Files.readString(receipt.path()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+"));
            app.page().locator(".mia-withdraw").click();
            assertThat(app.page().locator(".mia-state")).containsText("Analytics: off.");
            assertThat(app.page().locator(".mia-history li")).hasCount(2);
            assertThat(app.page().locator(".mia-withdraw")).isHidden();
        }
    }
}
