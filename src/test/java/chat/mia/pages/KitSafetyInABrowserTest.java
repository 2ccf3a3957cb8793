package chat.mia.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.mia.testing.App;
import chat.mia.testing.InABrowser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Traffic;
import com.microsoft.playwright.BrowserContext;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No state of the kit breaks the strictest content security policy or asks another origin. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class KitSafetyInABrowserTest extends InABrowser {

    @Test
    void kit_inEachState_breaksNoPolicyOfContentAndAsksNoOtherOrigin() {
        try (BrowserContext visitor = visitor()) {
            Traffic traffic = Traffic.of(visitor);
            App app = new App(openApp(visitor));
            assertThat(app.question()).isVisible();
            app.answer(2).click();
            app.run("consent.openSettings()");
            assertThat(app.page().locator("dialog .mia-history li")).hasCount(1);
            app.page().keyboard().press("Escape");
            assertThat(app.page().locator("dialog")).hasCount(0);
            app.answer(0).click();
            app.await("consent.current().status === 'granted'");
            app.signUp();
            app.run("preferences.setAccent('#00aa00')");
            app.run("consent.openSettings()");
            assertThat(app.page().locator("dialog .mia-history li button"))
                    .not()
                    .hasCount(0);
            app.page().locator("dialog .mia-withdraw").click();
            app.await("consent.current().status === 'refused'");
            visitor.setOffline(true);
            app.run("consent.decline()");
            app.run("session.load().catch(() => null)");
            visitor.setOffline(false);
            app.await("consent.current().saved");
            app.run("session.signOut()");
            app.page().reload();
            app.run("consent.load()");

            assertFalse(traffic.addresses().isEmpty());
            assertEquals(
                    List.of(),
                    traffic.addresses().stream()
                            .filter(address -> !address.startsWith(address("")))
                            .toList());
            assertEquals(List.of(), traffic.complaints());
        }
    }

    @Test
    void violation_ofThePolicyOfContent_isSeen() {
        try (BrowserContext visitor = visitor()) {
            Traffic traffic = Traffic.of(visitor);
            App app = new App(openApp(visitor, "<style>p { color: red; }</style>", ""));
            app.run("consent.load()");

            assertFalse(traffic.complaints().isEmpty());
        }
    }
}
