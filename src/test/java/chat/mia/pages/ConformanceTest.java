package chat.mia.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What the policy lists and what a real browser holds are the same set, in every state that a visitor can bring it to.
 * The last test publishes what the others saw.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConformanceTest extends AccountStates {

    private static final List<String> OWN_PAGES =
            List.of("/", "/legal/cookies", "/legal/cookies/changes", "/problems", "/problems/not-found");

    @Test
    @Order(1)
    void visitor_whoDeclinesAndChangesHisMind_holdsWhatHeAllows() {
        try (BrowserContext visitor = newcomer()) {
            Page app = enter(visitor, ASKED);
            crawl.state("asked, no answer yet", app, NOTHING);
            crawl.state("declined", answer(app, "Decline all", DECLINED), NO);
            crawl.state("declined, then accepted in the settings", set(app, "Accept all", ACCEPTED), YES);
            crawl.state("withdrawn", set(app, "Withdraw my consent", DECLINED), NO);
        }
    }

    @Test
    @Order(2)
    void visitor_whoseYesIsTwelveMonthsOld_holdsNothing() {
        try (BrowserContext visitor = newcomer()) {
            Page app = enter(visitor, ASKED);
            crawl.state("accepted", answer(app, "Accept all", ACCEPTED), YES);
            Instant end = endOfChoice(app);
            assertTrue(Duration.between(end, endOf("mia_analytics_id", visitor))
                            .abs()
                            .toMinutes()
                    < 10);

            clock.stopAt(end.plusSeconds(1));
            pass(visitor, Duration.between(Instant.now(), end.plusSeconds(1200)), end.plusSeconds(1));
            crawl.state("accepted, twelve months later", enter(visitor, ASKED), NOTHING);
        }
    }

    @Test
    @Order(3)
    void visitor_withGlobalPrivacyControl_holdsNothing() {
        try (BrowserContext visitor = newcomer()) {
            visitor.setExtraHTTPHeaders(Map.of("Sec-GPC", "1"));
            visitor.addInitScript("Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })");
            crawl.state("Global Privacy Control, never asked", enter(visitor, "unset, saved, nobody, quiet"), NOTHING);
        }
    }

    @Test
    @Order(4)
    void visitor_whoSwitchesGlobalPrivacyControlOn_losesWhatNeedsAYes() {
        try (BrowserContext visitor = newcomer()) {
            answer(enter(visitor, ASKED), "Accept all", ACCEPTED);
            visitor.setExtraHTTPHeaders(Map.of("Sec-GPC", "1"));
            crawl.state("accepted, then Global Privacy Control", enter(visitor, DECLINED), NO);
            visitor.setExtraHTTPHeaders(Map.of());
            crawl.state("accepted, Global Privacy Control switched on and off", enter(visitor, ACCEPTED), NO);
        }
    }

    @Test
    @Order(5)
    void preferences_chosenAndTakenBack_areThereAsLongAsTheyAreWanted() {
        try (BrowserContext visitor = newcomer()) {
            Page app = press(enter(visitor, ASKED), "dress", ASKED);
            crawl.state("theme, language and accent chosen", app, with(NOTHING, "theme", "language", "accent-color"));
            crawl.state("theme, language and accent taken back", press(app, "undress", ASKED), NOTHING);
        }
    }

    @Test
    @Order(20)
    void ownPages_visitedByANewcomer_leaveNothing() {
        for (String path : OWN_PAGES) {
            try (BrowserContext visitor = newcomer()) {
                Page page = open(visitor, path);
                page.waitForLoadState(LoadState.NETWORKIDLE);
                // The landing page shows the kit at work.
                crawl.state("first visit to `" + path + "`", page, path.equals("/") ? NOTHING : Set.of());
            }
        }
    }

    @Test
    @Order(30)
    void entries_ofThePolicy_areEachSeenInSomeState() {
        assertEquals(Set.of(), crawl.neverSeen());
    }

    @Test
    @Order(31)
    void document_ofConformance_showsWhatWasSeen() {
        ConformanceDocument.has("states", crawl.statesTable());
        ConformanceDocument.has("entries", crawl.entriesTable());
    }

    private static Instant endOf(String cookie, BrowserContext visitor) {
        return visitor.cookies().stream()
                .filter(one -> one.name.equals(cookie))
                .map(one -> Instant.ofEpochSecond(one.expires.longValue()))
                .findFirst()
                .orElseThrow();
    }
}
