package chat.mia.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Barriers;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.WithAdmins;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page for admins with everything on it, in each language, each theme, and where there is little room. */
@QuarkusTest
@TestProfile(WithAdmins.class)
@QuarkusTestResource(PostgresResource.class)
class AdminBarriersInABrowserTest extends AdminPageFixture {

    @ParameterizedTest
    @CsvSource({
        "en, light, 1280",
        "de, dark, 320",
        "en, amoled, 1280",
        "fr, midnight, 320",
        "ar, dark, 1280",
        "ar, light, 320",
        "es, light, 320",
        "uk, amoled, 320",
        "en, dark, 320"
    })
    void board_inALanguageAndATheme_hasNoBarrierAndDoesNotScrollSideways(String language, String theme, int width) {
        seed();
        List<String> complaints = new ArrayList<>();
        List<String> requests = new ArrayList<>();
        try (BrowserContext visitor = signedIn(admin(), language)) {
            visitor.onConsoleMessage(message -> complaints.add(message.text()));
            visitor.onWebError(error -> complaints.add(error.error()));
            visitor.onRequest(request -> requests.add(request.url()));
            chooseTheme(visitor, theme);
            Page page = openBoard(visitor, language);
            page.setViewportSize(width, 800);
            show(page, "2012-01-01", "2012-12-31");
            page.waitForSelector("#keys-shown:not([hidden])");
            page.waitForSelector("#ledger-shown:not([hidden])");

            assertEquals(
                    width, page.evaluate("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"));
            // What is wrong with a day is wrong with each of a year.
            show(page, "2012-02-27", "2012-03-04");
            page.locator("#figures summary").all().forEach(summary -> summary.click());
            assertEquals(List.of(), Barriers.in(page));
            page.click("#replace");
            assertEquals(List.of(), Barriers.in(page, "#rotation"));
        }
        assertEquals(List.of(), complaints);
        assertEquals(
                List.of(),
                requests.stream()
                        .filter(url -> !url.startsWith(address("/")) && !url.startsWith("blob:"))
                        .toList());
    }
}
