package chat.mia.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.mia.testing.Browser;
import chat.mia.testing.InABrowser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a visitor does in the app of the tests, by its buttons and those of the kit. */
abstract class InTheApp extends InABrowser {

    protected static final String ASKED = "unset, saved, nobody, asked";
    protected static final String DECLINED = "refused, saved, nobody, quiet";
    protected static final String ACCEPTED = "granted, saved, nobody, quiet";

    private static final LocatorAssertions.HasTextOptions PATIENTLY =
            new LocatorAssertions.HasTextOptions().setTimeout(30_000);

    /** Service workers run as they do for everybody; from a network of its own, or tests would share its limits. */
    protected static BrowserContext newcomer() {
        return visitor(new com.microsoft.playwright.Browser.NewContextOptions()
                .setServiceWorkers(ServiceWorkerPolicy.ALLOW)
                .setExtraHTTPHeaders(network()));
    }

    protected static Map<String, String> network() {
        UUID random = UUID.randomUUID();
        return Map.of("X-Forwarded-For", "10.77." + (random.hashCode() & 255) + "." + (random.hashCode() >> 8 & 255));
    }

    protected Page enter(BrowserContext visitor, String state) {
        return in(open(visitor, APP_WITH_BUTTONS), state);
    }

    /** Waits until the app says so; what the state consists of is in its script. */
    protected static Page in(Page app, String state) {
        assertThat(app.locator("#state")).hasText(state, PATIENTLY);
        return app;
    }

    protected static Page press(Page app, String button, String state) {
        app.locator("[data-do=" + button + "]").click();
        return in(app, state);
    }

    /** Answers the question by the button with this label. */
    protected static Page answer(Page app, String label, String state) {
        return click(app, "mia-privacy-prompt", label, state);
    }

    /** Presses a button of the settings, which the visitor opens and closes. */
    protected static Page set(Page app, String label, String state) {
        app.locator("[data-do=settings]").click();
        click(app, "mia-privacy-settings", label, state);
        app.keyboard().press("Escape");
        return app;
    }

    private static Page click(Page app, String element, String label, String state) {
        app.locator(element)
                .getByText(label, new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true))
                .click();
        return in(app, state);
    }

    /** Makes an account; the browser stays signed in. */
    protected static Page signUp(Page app, String email, String state) {
        app.locator("#email").fill(email);
        app.locator("#password").fill(Browser.PASSWORD);
        return press(app, "signUp", state);
    }

    protected static String newEmail() {
        return UUID.randomUUID() + "@chat.example";
    }

    /**
     * Lets time pass in a browser, whose cookies end by the clock of the machine: each has that much less to live, and is
     * dropped where nothing is left. Pages see the time from the next one on.
     */
    protected static void pass(BrowserContext visitor, Duration time, Instant now) {
        List<Cookie> cookies = visitor.cookies();
        visitor.clearCookies();
        cookies.stream()
                .map(cookie -> cookie.expires < 0 ? cookie : cookie.setExpires(cookie.expires - time.toSeconds()))
                .filter(cookie ->
                        cookie.expires < 0 || cookie.expires > Instant.now().getEpochSecond())
                .forEach(cookie -> visitor.addCookies(List.of(cookie)));
        visitor.clock().setFixedTime(Date.from(now));
    }
}
