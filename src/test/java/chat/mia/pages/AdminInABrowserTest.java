package chat.mia.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.WithAdmins;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the page for admins shows, to whom, and what becomes of a click. */
@QuarkusTest
@TestProfile(WithAdmins.class)
@QuarkusTestResource(PostgresResource.class)
class AdminInABrowserTest extends AdminPageFixture {

    @Test
    void admin_choosingAPeriod_seesWhatTheJsonSaysAndTakesItHome() throws IOException {
        seed();
        try (BrowserContext visitor = signedIn(admin(), "en")) {
            Page page = openBoard(visitor, "en");
            show(page, "2012-03-01", "2012-03-31");

            Map<?, ?> totals = (Map<?, ?>)
                    page.evaluate(
                            "fetch('/api/v1/admin/consent/figures?from=2012-03-01&to=2012-03-31').then(said => said.json()).then(said => said.totals)");
            assertTrue((int) totals.get("granted") >= 1200, totals.toString());
            assertEquals(
                    String.format(Locale.ENGLISH, "%,d", (int) totals.get("granted")),
                    page.locator("#totals div:nth-child(2) strong").textContent());
            List<Locator> charts = page.locator("#charts .chart").all();
            assertEquals(5, charts.size());
            for (Locator chart : charts) {
                assertTrue(chart.getAttribute("aria-label").contains("Agreed 1,2"), chart.getAttribute("aria-label"));
            }
            assertTrue(page.textContent("#figures-said").contains("Exact"));

            Locator slider = page.locator("#charts input[type=range]").first();
            slider.focus();
            page.keyboard().press("Home");
            assertTrue(
                    slider.getAttribute("aria-valuetext").contains("Agreed 1,2"),
                    slider.getAttribute("aria-valuetext"));
            assertEquals(
                    slider.getAttribute("aria-valuetext"),
                    page.locator(".readout").first().textContent());
            page.locator("#charts summary").first().click();
            assertEquals(
                    31,
                    page.locator("#charts table").first().locator("tbody tr").count());

            Download download = page.waitForDownload(() -> page.click("#download"));
            assertEquals("consent-figures_2012-03-01_2012-03-31.csv", download.suggestedFilename());
            String csv = Files.readString(download.path());
            assertTrue(csv.startsWith("part,value,granted,"), csv);
            assertTrue(csv.contains("totals,," + totals.get("granted") + ",0," + totals.get("refused") + ","), csv);
        }
    }

    @Test
    void admin_enteringAPeriodThatCannotBe_isToldAndNothingIsAsked() {
        try (BrowserContext visitor = signedIn(admin(), "en")) {
            Page page = openBoard(visitor, "en");
            List<String> requests = new ArrayList<>();
            page.onRequest(request -> requests.add(request.url()));
            enter(page, "2013-05-02", "2013-05-01");
            assertEquals("The first day must not be after the last one.", page.textContent("#period-error"));
            enter(page, "2012-01-01", "2013-05-01");
            assertEquals("At most 366 days can be shown at once.", page.textContent("#period-error"));
            enter(page, "", "2013-05-01");
            assertEquals("Enter both days.", page.textContent("#period-error"));
            assertEquals(List.of(), requests);

            show(page, "2013-05-01", "2013-05-01");
            assertEquals("", page.textContent("#period-error"));
            assertTrue(page.textContent("#charts").contains("Nobody chose anything"));
            page.click("[data-days='7']");
            page.waitForSelector("[data-days='7'][aria-pressed=true]");
            assertEquals("false", page.getAttribute("[data-days='30']", "aria-pressed"));
        }
    }

    @Test
    void admin_replacingTheKeys_isAskedWhyAndSeesTheNewOne() {
        try (BrowserContext visitor = signedIn(admin(), "en")) {
            Page page = openBoard(visitor, "en");
            page.waitForSelector("#keys-shown:not([hidden])");
            String before =
                    page.locator("#keys-table tr:has(.state-active) code").textContent();
            page.click("#replace");
            page.click("#rotation [type=submit]");
            assertEquals("Choose a reason.", page.textContent("#rotation-error"));
            page.click("#cancel");
            assertEquals("replace", page.evaluate("document.activeElement.id"));
            assertEquals(
                    before,
                    page.locator("#keys-table tr:has(.state-active) code").textContent());

            page.click("#replace");
            page.check("[value=exercise]");
            page.click("#rotation [type=submit]");
            page.waitForCondition(() -> page.textContent("#keys-said").contains("All keys were replaced"));
            assertNotEquals(
                    before,
                    page.locator("#keys-table tr:has(.state-active) code").textContent());

            // The token of the old key is refused now; the page renews it and goes on.
            show(page, "2013-06-01", "2013-06-01");
        }
    }

    @Test
    void others_areToldWhyTheySeeNothing() {
        try (BrowserContext visitor = signedIn(chat.mia.testing.Browser.signedUp(), "en")) {
            Page page = open(visitor, "/admin?lang=en");
            page.waitForCondition(() -> page.textContent("#gate").contains("lacks the role admin"));
            assertTrue(page.textContent("#gate").contains("mia.admin.accounts"));
            assertFalse(page.isVisible("#board"));
        }
        try (BrowserContext visitor = visitor()) {
            Page page = open(visitor, "/admin?lang=en");
            page.waitForCondition(() -> page.textContent("#gate").contains("Nobody is signed in"));
            assertEquals("/privacy?lang=en", page.getAttribute("#gate a", "href"));
            assertFalse(page.isVisible("#board"));
        }
    }

    @Test
    void service_away_isSaidAndAskedAgainOnDemand() {
        try (BrowserContext visitor = signedIn(admin(), "en")) {
            visitor.route("**/api/v1/admin/ledger", route -> route.abort());
            Page page = openBoard(visitor, "en");
            page.waitForCondition(() -> page.textContent("#ledger-said").contains("is away"));
            visitor.unroute("**/api/v1/admin/ledger");
            page.click("#ledger-said button");
            page.waitForSelector("#ledger-shown:not([hidden])");
            assertEquals(6, page.locator("#ledger-state div").count());

            page.evaluate("import('/kit/session.js').then(({ session }) => session.signOut())");
            page.waitForCondition(() -> page.textContent("#gate").contains("Nobody is signed in"));
            assertEquals(
                    "",
                    page.textContent("#ledger-state") + page.textContent("#keys-table") + page.textContent("#charts"));
        }
    }
}
