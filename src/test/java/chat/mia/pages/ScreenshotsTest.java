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
import java.util.List;
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

    private static final String LOOKS =
            "<script src=\"/kit/theme.js\"></script><link rel=\"stylesheet\" href=\"/kit/page.css\">";

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

            picture(page, name);
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

            picture(page, "demonstration");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "question-en-light-phone, en, light, 390, 844",
        "question-de-midnight, de, midnight, 1120, 700",
        "question-ar-amoled-phone, ar, amoled, 390, 844"
    })
    void question_inAnApp_isPictured(String name, String language, String theme, int width, int height)
            throws IOException {
        Browser.NewContextOptions window = new Browser.NewContextOptions().setViewportSize(width, height);
        try (BrowserContext visitor = visitor(window)) {
            chooseTheme(visitor, theme);
            visitor.addInitScript("localStorage.setItem('mia_language', '" + language + "')");
            Page page = openApp(visitor, LOOKS, "");
            page.locator("mia-privacy-prompt section").waitFor();

            picture(page, name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "privacy-en-midnight, en, midnight, 1120, 1400",
        "privacy-en-light, en, light, 1120, 1400",
        "privacy-ar-light-phone, ar, light, 390, 1400"
    })
    void privacyCentre_signedIn_isPictured(String name, String language, String theme, int width, int height)
            throws IOException {
        chat.mia.testing.Browser somebody = chat.mia.testing.Browser.signedUp();
        Browser.NewContextOptions window = new Browser.NewContextOptions().setViewportSize(width, height);
        try (BrowserContext visitor = visitor(window)) {
            chooseTheme(visitor, theme);
            Page page = open(visitor, "/privacy?lang=" + language);
            page.evaluate(
                    "([email, password]) => fetch('/api/v1/session', { method: 'POST', body: JSON.stringify({ email, password }),"
                            + " headers: { 'Content-Type': 'application/json' } })",
                    List.of(somebody.email(), chat.mia.testing.Browser.PASSWORD));
            page.reload();
            page.locator("#devices li").first().waitFor();
            page.locator(".mia-question").waitFor();

            picture(page, name);
        }
    }

    private static void picture(Page page, String name) throws IOException {
        Path file = Path.of(System.getProperty("screenshots"), name + ".png");
        SmallPng.write(page.screenshot(), file);
        assertTrue(file.toFile().length() > 0);
    }

    private static void press(Page page, String action, String answer) {
        page.locator("[data-action=" + action + "]").click();
        assertThat(page.locator("#says")).hasText(answer);
        assertThat(page.locator("#board[aria-busy=false]")).hasCount(1);
    }
}
