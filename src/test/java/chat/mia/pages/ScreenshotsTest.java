package chat.mia.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.InABrowser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.SmallPng;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Takes the screenshots of the documentation anew, where that is asked for: {@code ./mvnw test -Dtest=ScreenshotsTest
 * -Dscreenshots=docs/screenshots}.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@EnabledIfSystemProperty(named = "screenshots", matches = ".+", disabledReason = "a folder for them is not named")
class ScreenshotsTest extends InABrowser {

    @ParameterizedTest
    @CsvSource({
        "policy-en-light, en, light, 1120, 1400",
        "policy-en-midnight, en, midnight, 1120, 1400",
        "policy-ar-light, ar, light, 1120, 1400",
        "policy-ar-midnight, ar, midnight, 1120, 1400",
        "policy-en-amoled-phone, en, amoled, 390, 1900"
    })
    void policy_inATheme_isPictured(String name, String language, String theme, int width, int height)
            throws IOException {
        Browser.NewContextOptions window = new Browser.NewContextOptions().setViewportSize(width, height);
        try (BrowserContext visitor = visitor(window)) {
            chooseTheme(visitor, theme);
            Page page = open(visitor, "/legal/cookies?lang=" + language);
            Path file = Path.of(System.getProperty("screenshots"), name + ".png");

            SmallPng.write(page.screenshot(), file);
            assertTrue(file.toFile().length() > 0);
        }
    }

    @Test
    void landingPage_afterTheWholeJob_isPictured() throws IOException {
        Browser.NewContextOptions window = new Browser.NewContextOptions().setViewportSize(1280, 1560);
        try (BrowserContext visitor = visitor(window)) {
            chooseTheme(visitor, "light");
            Page page = open(visitor, "/?lang=en");
            press(page, "accept", "Optional cookies are allowed. You can withdraw at any time.");
            page.locator("#email").fill("ada@example.org");
            page.locator("#password").fill(chat.mia.testing.Browser.PASSWORD);
            press(page, "signUp", "Your account is made, and you are signed in.");
            press(page, "refresh", "The session was renewed: new tokens, same session.");
            page.evaluate("scrollTo(0, 0)");
            Path file = Path.of(System.getProperty("screenshots"), "demonstration.png");

            SmallPng.write(page.screenshot(), file);
            assertTrue(file.toFile().length() > 0);
        }
    }

    private static void press(Page page, String action, String answer) {
        page.locator("[data-action=" + action + "]").click();
        assertThat(page.locator("#says")).hasText(answer);
        assertThat(page.locator("#board[aria-busy=false]")).hasCount(1);
    }
}
