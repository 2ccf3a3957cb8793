package chat.mia.pages;

import static chat.mia.testing.EarlierRelease.BEFORE;
import static chat.mia.testing.EarlierRelease.SWITCH;

import chat.mia.catalogue.Catalogue;
import chat.mia.testing.EarlierRelease;
import chat.mia.testing.StoppedClock;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Date;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The same where a material version of the policy comes into force, which has another name for the analytics cookie and
 * one category more.
 */
@QuarkusTest
@TestProfile(EarlierRelease.class)
class PolicyChangeConformanceTest extends InTheApp {

    private static final String CHOICE = "consent-choice";

    @Inject
    Catalogue catalogue;

    @Inject
    StoppedClock clock;

    @AfterEach
    void runClock() {
        clock.run();
    }

    @Test
    void visitor_whenThePolicyChanges_holdsWhatTheNewOneListsAndHeAllows() {
        clock.stopAt(BEFORE);
        Crawl crawl = new Crawl(Listed.declaredBy(catalogue));
        // Its earlier version knows nothing of what this release's kit keeps in a service worker.
        try (BrowserContext visitor = visitor()) {
            visitor.clock().setFixedTime(Date.from(BEFORE));
            Page app = enter(visitor, ASKED);
            crawl.state("asked under the version before", app, Set.of());
            crawl.state(
                    "accepted under the version before", answer(app, "+", ACCEPTED), Set.of(CHOICE, "analytics-id"));

            clock.stopAt(SWITCH);
            crawl.follow(Listed.in(catalogue));
            visitor.clock().setFixedTime(Date.from(SWITCH));
            app = enter(visitor, ASKED);
            crawl.state("a material version came into force, no answer yet", app, Set.of(CHOICE));
            app.locator("mia-privacy-prompt").getByText("Choose by category").click();
            app.locator("mia-privacy-prompt input[name=survey]").check();
            crawl.state(
                    "one category of two accepted",
                    answer(app, "Save these choices", "partial, saved, nobody, quiet"),
                    Set.of(CHOICE, "survey"));
            crawl.state("both accepted", set(app, "Accept all", ACCEPTED), Set.of(CHOICE, "survey", "analytics-id"));
            crawl.state("both withdrawn", set(app, "Withdraw my consent", DECLINED), Set.of(CHOICE));
        }
        ConformanceDocument.has("policy change", crawl.statesTable());
    }
}
