package chat.mia.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.App;
import chat.mia.testing.Browser;
import chat.mia.testing.InABrowser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Traffic;
import com.microsoft.playwright.BrowserContext;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When it asks again, when not, and what it brings back. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CircumstancesInABrowserTest extends InABrowser {

    private static final String CONSENT = "/api/v1/consent";

    private static final String KEEP =
            "if (!localStorage.getItem('cookie_consent')) localStorage.setItem('cookie_consent',"
                    + " JSON.stringify({ v: 1, policyVersion: '%s', choices: { analytics: false },"
                    + " decidedAt: '2026-06-01T10:00:00Z', expiresAt: '%s' }))";

    @ParameterizedTest
    @CsvSource({
        "a version that a material one came after, 2025-01-01, 2040-06-01T10:00:00Z",
        "twelve months ago, 2026-04-25, 2026-06-01T10:00:01Z",
    })
    void choice_thatCountsNoMore_isAskedForAgain(String why, String version, String end) {
        try (BrowserContext visitor = visitor()) {
            visitor.addInitScript(KEEP.formatted(version, end));
            App app = new App(openApp(visitor));

            assertThat(app.question()).isVisible();
            app.answer(1).click();
            app.await("consent.current().saved && consent.current().status === 'refused'");
            assertEquals(
                    "2026-04-25", app.run("JSON.parse(localStorage.getItem('cookie_consent')).policyVersion"), why);
        }
    }

    @Test
    void choice_underTheVersionInForce_isNotAskedForAgain() {
        try (BrowserContext visitor = visitor()) {
            visitor.addInitScript(KEEP.formatted("2026-04-25", "2040-06-01T10:00:00Z"));
            App app = new App(openApp(visitor));

            assertEquals("refused", app.run("consent.load().then(({ status }) => status)"));
            assertEquals(false, app.run("consent.current().promptRequired"));
            assertThat(app.question()).hasCount(0);
        }
    }

    @Test
    void globalPrivacyControl_asksNothingAndLeavesTheSettingsOpenForAYes() {
        var options =
                new com.microsoft.playwright.Browser.NewContextOptions().setExtraHTTPHeaders(Map.of("Sec-GPC", "1"));
        try (BrowserContext visitor = visitor(options)) {
            visitor.addInitScript(
                    "Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })");
            App app = new App(openApp(visitor));
            assertEquals(true, app.run("consent.load().then(({ gpc }) => gpc)"));
            assertEquals(false, app.run("consent.current().promptRequired"));
            assertEquals(Map.of("analytics", false), app.run("consent.current().choices"));
            assertThat(app.question()).hasCount(0);

            app.run("consent.openSettings()");
            assertThat(app.page().locator(".mia-state")).containsText("Global Privacy Control");
            app.page()
                    .locator("dialog .mia-question div + div > button")
                    .first()
                    .click();
            app.await("consent.current().choices.analytics === true && consent.current().saved");
        }
    }

    /** Safari wipes what scripts have stored after seven days without a visit. */
    @Test
    void storage_wipedWhileSignedIn_isRestoredFromTheAccount() {
        try (BrowserContext visitor = visitor()) {
            App app = new App(openApp(visitor));
            app.signUp();
            app.run("consent.accept()");
            app.await("consent.current().choices.analytics === true");
            app.run("localStorage.clear()");
            app.page().reload();

            app.await("consent.load().then(({ choices }) => choices.analytics === true)");
            assertThat(app.question()).hasCount(0);
            assertEquals(true, app.run("JSON.parse(localStorage.getItem('cookie_consent')).choices.analytics"));
        }
    }

    @Test
    void no_saidLaterThanTheAccountsYes_isTakenToTheAccountAtSignIn() {
        Browser elsewhere = Browser.signedUp();
        elsewhere
                .call(
                        "PUT",
                        CONSENT,
                        Map.of(
                                "policyVersion",
                                "2026-04-25",
                                "choices",
                                Map.of("analytics", true),
                                "source",
                                "settings",
                                "locale",
                                "en"))
                .then()
                .statusCode(200);
        try (BrowserContext visitor = visitor()) {
            App app = new App(openApp(visitor));
            app.answer(1).click();
            app.await("consent.current().saved && consent.current().status === 'refused'");
            Traffic traffic = Traffic.of(visitor);
            signIn(app, elsewhere);
            app.await("consent.current().saved");

            assertEquals("refused", app.run("consent.current().status"));
            JsonObject said = new JsonObject(traffic.sent("PUT", CONSENT).get(0).postData());
            assertEquals(new JsonObject().put("analytics", false), said.getJsonObject("choices"));
            assertEquals("refused", elsewhere.refresh().path("consent.status"));
        }
    }

    @Test
    void yes_saidBeforeSignIn_comesToAnAccountThatNeverChose() {
        Browser elsewhere = Browser.signedUp();
        try (BrowserContext visitor = visitor()) {
            App app = new App(openApp(visitor));
            app.answer(0).click();
            app.await("consent.current().saved && consent.current().status === 'granted'");
            Traffic traffic = Traffic.of(visitor);
            signIn(app, elsewhere);

            app.await("consent.current().status === 'granted'");
            assertEquals(1, traffic.sent("POST", CONSENT + "/link").size());
            assertEquals("granted", elsewhere.refresh().path("consent.status"));
            assertEquals(true, app.run("!('receipt' in JSON.parse(localStorage.getItem('cookie_consent')))"));
            assertEquals(List.of(), traffic.complaints());
        }
    }

    private static void signIn(App app, Browser account) {
        app.run("session.signIn({ email: '" + account.email() + "', password: '" + Browser.PASSWORD
                + "' }).then(() => null)");
    }
}
