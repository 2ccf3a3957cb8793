package chat.mia.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Barriers;
import chat.mia.testing.Browser;
import chat.mia.testing.InABrowser;
import chat.mia.testing.PostgresResource;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The privacy centre as somebody uses it; skipped where there is no browser. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PrivacyInABrowserTest extends InABrowser {

    private static final String NEXT_PASSWORD = "another four words entirely";

    /** What scrolls smoothly is somewhere else when the mouse button comes up. */
    private static final NewContextOptions STILL =
            new NewContextOptions().setReducedMotion(ReducedMotion.REDUCE).setViewportSize(1280, 1400);

    private final String email = UUID.randomUUID() + "@chat.example";

    @BeforeAll
    static void bePatient() {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    }

    @Test
    void account_fromSignUpToThePasswordsChange_isLookedAfterHere() {
        try (BrowserContext visitor = visitor(STILL)) {
            Page page = open(visitor, "/privacy");
            enter(page, "#sign-up", "too short");
            assertThat(page.locator("#secret-fault")).containsText("at least 15 characters");
            enter(page, "#sign-up", Browser.PASSWORD);
            assertThat(page.locator("#who")).hasText(email);
            assertThat(page.locator("#says")).hasText("Your account is made, and you are signed in.");
            assertThat(page.locator("#devices-list li")).hasCount(1);

            Browser elsewhere = new Browser();
            signIn(elsewhere, Browser.PASSWORD).then().statusCode(200);
            page.reload();
            assertThat(page.locator("#devices-list li")).hasCount(2);
            assertEquals(List.of(), Barriers.in(page));
            page.locator("#devices-list button").click();
            page.locator("dialog[open] button", new Page.LocatorOptions().setHasText("Cancel"))
                    .click();
            elsewhere.call("GET", "/api/v1/session").then().statusCode(200);
            page.locator("#devices-list button").click();
            page.locator("dialog[open] .filled").click();
            assertThat(page.locator("#devices-list li")).hasCount(1);
            assertThat(page.locator("#devices")).isFocused();
            elsewhere.refresh().then().statusCode(401).body("type", equalTo("/problems/session-ended"));

            changePassword(page, "not the password of it");
            assertThat(page.locator("#current-fault")).containsText("not the password of your account");
            assertThat(page.locator("#next")).hasValue(NEXT_PASSWORD);
            changePassword(page, Browser.PASSWORD);
            assertThat(page.locator("#says")).containsText("Your password is changed");
            assertThat(page.locator("#next")).hasValue("");
            signIn(new Browser(), Browser.PASSWORD).then().statusCode(401);
            signIn(new Browser(), NEXT_PASSWORD).then().statusCode(200);
        }
    }

    @Test
    void copyAndErasure_leaveTheFileAndNobodySignedInInAnyTab() throws IOException {
        try (BrowserContext visitor = visitor(STILL)) {
            Page page = open(visitor, "/privacy");
            enter(page, "#sign-up", Browser.PASSWORD);
            assertThat(page.locator("#who")).hasText(email);
            Page otherTab = open(visitor, "/privacy#erasure");
            assertThat(otherTab.locator("#who")).hasText(email);

            Download copy =
                    page.waitForDownload(() -> page.locator("#copy-begin").click());
            assertThat(Files.readString(copy.path()), containsString(email));
            assertThat(page.locator("#copy-size")).containsText("The file is complete");

            page.locator("#erase").click();
            page.locator("#erase-secret").fill("not the password of it");
            page.locator("#erase-now").click();
            assertThat(page.locator("#erase-form-fault")).hasText("Tick the box first.");
            assertEquals(List.of(), Barriers.in(page));
            page.locator("#erase-understood").check();
            page.locator("#erase-now").click();
            assertThat(page.locator("#erase-secret-fault")).containsText("not the password of your account");
            page.locator("#erase-secret").fill(Browser.PASSWORD);
            page.locator("#erase-now").click();
            assertThat(page.locator("#says")).containsText("Your account is erased");
            for (Page tab : new Page[] {page, otherTab}) {
                assertThat(tab.locator("#entry")).isVisible();
                assertThat(tab.locator("#erasure")).isHidden();
                assertThat(tab.locator("#who")).hasText("");
            }
            signIn(new Browser(), Browser.PASSWORD).then().statusCode(401);
        }
    }

    @Test
    void signIn_wrongOrOffline_saysSoAndLosesNothing() {
        new Browser().call("POST", "/api/v1/accounts", Map.of("email", email, "password", Browser.PASSWORD));
        try (BrowserContext visitor = visitor(STILL)) {
            Page page = open(visitor, "/privacy");
            enter(page, "#sign-up", Browser.PASSWORD);
            assertThat(page.locator("#email-fault")).containsText("sign in instead");
            enter(page, "#sign-in", "not the password of it");
            assertThat(page.locator("#entry-fault")).containsText("No account has this email with this password");
            visitor.setOffline(true);
            assertThat(page.locator("#offline")).isVisible();
            enter(page, "#sign-in", Browser.PASSWORD);
            assertThat(page.locator("#entry-fault")).containsText("cannot be reached");
            assertThat(page.locator("#secret")).hasValue(Browser.PASSWORD);
            visitor.setOffline(false);
            assertThat(page.locator("#offline")).isHidden();
            page.locator("#sign-in").click();
            assertThat(page.locator("#who")).hasText(email);
        }
    }

    @Test
    void looks_chosenHere_areThoseOfTheNextPageBeforeItIsPainted() {
        try (BrowserContext visitor = visitor(STILL)) {
            Page page = open(visitor, "/privacy?lang=en");
            page.locator("[name=theme][value=midnight]").check();
            page.locator("[name=accent][value='#e0a100']").check();
            assertEquals("midnight", page.evaluate("document.documentElement.dataset.theme"));
            page.locator("#language").selectOption("de");
            assertThat(page.locator("html")).hasAttribute("lang", "de");
            assertThat(page.locator("#language")).hasValue("de");
            assertThat(page.locator("[name=theme][value=midnight]")).isChecked();

            // Nothing is painted as long as there is no body.
            visitor.addInitScript("new MutationObserver((changes, observer) => { if (document.body) {"
                    + " window.first = document.documentElement.dataset.theme"
                    + " + getComputedStyle(document.documentElement).getPropertyValue('--mia-accent-ink');"
                    + " observer.disconnect(); } }).observe(document, { childList: true, subtree: true })");
            Page policy = open(visitor, "/legal/cookies");
            assertThat(policy).hasURL(address("/legal/cookies?lang=de"));
            assertThat(policy.locator("html")).hasAttribute("lang", "de");
            assertEquals("midnight#000000", policy.evaluate("first"));
            assertEquals(
                    "rgb(224, 161, 0)",
                    policy.evaluate("getComputedStyle(document.querySelector('.brand'), '::before').backgroundColor"));

            Page english = open(visitor, "/legal/cookies?lang=en");
            assertThat(english.locator("html")).hasAttribute("lang", "en");
            assertThat(english).hasURL(address("/legal/cookies?lang=en"));
        }
    }

    private void enter(Page page, String button, String password) {
        page.locator("#email").fill(email);
        page.locator("#secret").fill(password);
        page.locator(button).click();
    }

    private static void changePassword(Page page, String current) {
        page.locator("#current").fill(current);
        page.locator("#next").fill(NEXT_PASSWORD);
        page.locator("#change [type=submit]").click();
    }

    private Response signIn(Browser browser, String password) {
        return browser.call("POST", "/api/v1/session", Map.of("email", email, "password", password));
    }
}
