package chat.mia.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Browser;
import chat.mia.testing.InABrowser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The buttons of the landing page, pressed in a real browser by readers of other languages than English. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DemonstrationInABrowserTest extends InABrowser {

    private static final int PATIENCE_MS = 30_000;

    @Inject
    Tables tables;

    @BeforeAll
    static void bePatient() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    }

    @Test
    void wholeJob_inGerman_isDoneAndSaidInGerman() {
        List<String> requests = new ArrayList<>();
        try (BrowserContext visitor = visitor()) {
            visitor.onRequest(request -> requests.add(request.url()));
            Page page = open(visitor, "/?lang=de");
            assertSays(page, "Bereit. Niemand ist angemeldet.");
            assertFalse(gatedScriptIsIn(requests), requests.toString());

            page.getByLabel("E-Mail-Adresse").fill(UUID.randomUUID() + "@chat.example");
            page.getByLabel("Passwort").fill(Browser.PASSWORD);
            press(page, "Registrieren");
            assertSays(page, "Dein Konto ist angelegt, und du bist angemeldet.");
            press(page, "Annehmen");
            assertSays(page, "Optionale Cookies sind erlaubt. Du kannst jederzeit widerrufen.");
            assertThat(page.locator("#gated[data-running]")).containsText("Das Skript läuft.");
            assertThat(page.locator("#consent-words"))
                    .hasText(Pattern.compile("Analyse: erlaubt\\. Das gilt bis \\d+\\. [A-Za-zä]+ \\d{4}\\."));
            assertTrue(gatedScriptIsIn(requests), requests.toString());

            press(page, "Widerrufen");
            assertThat(page.locator("#gated")).hasText("Das Skript ist beendet; es zählt nicht mehr.");
            press(page, "Abmelden");
            assertSays(page, "Du bist abgemeldet, und die Cookies der Sitzung sind weg.");
            press(page, "Erneuern");
            assertSays(page, "Niemand ist angemeldet, also gibt es nichts zu erneuern.");
        }

        assertEquals(List.of(List.of("withdraw", "–"), List.of("grant", "de")), lastEvents(2));
    }

    @Test
    void question_shownInArabic_isAttestedInArabic() {
        try (BrowserContext visitor = visitor()) {
            Page page = open(visitor, "/?lang=ar");
            press(page, "عرض السؤال");
            page.locator("dialog.asked")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("قبول الكل"))
                    .click();

            assertSays(page, "إجابتك سارية، وقد حُفظت.");
            assertThat(page.locator("#gated[data-running]")).hasCount(1);
            assertThat(page.locator("dialog")).hasCount(0);
        }

        assertEquals(List.of(List.of("grant", "ar")), lastEvents(1));
        assertEquals(
                List.of(List.of("ar")),
                tables.query("SELECT n.locale FROM notice n JOIN consent_event e ON e.notice_hash = n.sha256"
                        + " ORDER BY e.xid DESC LIMIT 1"));
    }

    @Test
    void looks_chosen_changeThePageAtOnceAndStay() {
        try (BrowserContext visitor = visitor()) {
            Page page = open(visitor, "/?lang=fr");
            press(page, "midnight");
            page.locator("#accent").fill("#ffd700");

            assertThat(page.locator("html[data-theme=midnight]")).hasCount(1);
            assertThat(page.locator("[data-action=accept]")).hasCSS("background-color", "rgb(255, 215, 0)");
            page.reload();
            assertThat(page.locator(".themes [aria-pressed=true]")).hasText("midnight");
            assertThat(page.locator("[data-action=accept]")).hasCSS("background-color", "rgb(255, 215, 0)");
            press(page, "Réinitialiser");
            assertThat(page.locator("[data-action=accept]")).hasCSS("background-color", "rgb(156, 188, 255)");
        }
    }

    @Test
    void refusal_inGerman_isSaidInGermanAndLeadsToItsPage() {
        try (BrowserContext visitor = visitor()) {
            Page page = open(visitor, "/?lang=de");
            page.getByLabel("E-Mail-Adresse").fill(UUID.randomUUID() + "@chat.example");
            page.getByLabel("Passwort").fill(Browser.PASSWORD);
            press(page, "Anmelden");
            page.locator("#says a").click();

            assertEquals(address("/problems/wrong-credentials?lang=de"), page.url());
            assertThat(page.locator("h1")).hasText("E-Mail-Adresse oder Passwort ist falsch");
        }
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static void assertSays(Page page, String sentence) {
        assertThat(page.locator("#says")).hasText(sentence);
        assertThat(page.locator("#board[aria-busy=false]")).hasCount(1);
    }

    private static boolean gatedScriptIsIn(List<String> requests) {
        return requests.stream().anyMatch(url -> url.endsWith("/gated.js"));
    }

    /** Action and locale, the latest first. */
    private List<List<Object>> lastEvents(int count) {
        return tables.query("SELECT action, coalesce(locale, '–') FROM consent_event ORDER BY xid DESC LIMIT " + count);
    }
}
