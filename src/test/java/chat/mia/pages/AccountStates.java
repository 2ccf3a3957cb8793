package chat.mia.pages;

import chat.mia.catalogue.Catalogue;
import chat.mia.testing.Browser;
import chat.mia.testing.StoppedClock;
import chat.mia.testing.Tables;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The states of somebody with an account, for {@link ConformanceTest}. */
abstract class AccountStates extends InTheApp {

    /** What any page of the app leaves: the cache of the kit's service worker. */
    static final Set<String> NOTHING = Set.of("static-files");

    static final Set<String> NO = with(NOTHING, "consent-choice");
    static final Set<String> YES = with(NO, "analytics-id");

    private static final String[] TRIO = {"access-token", "refresh-token", "csrf-token"};
    private static final Set<String> SESSION = with(NOTHING, TRIO);
    private static final Set<String> SESSION_NO = with(NO, TRIO);
    private static final Set<String> SESSION_YES = with(YES, TRIO);
    private static final Duration ACCESS_TOKEN_OVER = Duration.ofMinutes(11);

    /** What all tests of the run have seen. */
    static Crawl crawl;

    @Inject
    Catalogue catalogue;

    @Inject
    StoppedClock clock;

    @Inject
    Tables tables;

    @TempDir
    Path folder;

    @BeforeEach
    void begin() {
        crawl = crawl == null ? new Crawl(Listed.in(catalogue)) : crawl;
    }

    @AfterEach
    void runClock() {
        clock.run();
    }

    @Test
    @Order(10)
    void account_overItsWholeLife_leavesWhatItMust() {
        try (BrowserContext visitor = newcomer()) {
            Page app = signUp(enter(visitor, ASKED), newEmail(), "unset, saved, signed in, asked");
            crawl.state("signed in, never asked before", app, SESSION);
            answer(app, "Decline all", "refused, saved, signed in, quiet");
            crawl.state("signed in, declined", app, SESSION_NO);
            set(app, "Accept all", "granted, saved, signed in, quiet");
            crawl.state("signed in, accepted", app, SESSION_YES);
            press(app, "signOut", ACCEPTED);
            crawl.state("accepted, then signed out", app, NO);
            press(app, "signIn", "granted, saved, signed in, quiet");
            crawl.state("signed in again", app, SESSION_YES);
            app.locator("#password").fill(Browser.PASSWORD);
            app.locator("[data-do=erase]").click();
            crawl.state("account erased", in(app, ACCEPTED), NO);
        }
    }

    @Test
    @Order(11)
    void choice_madeBeforeSignIn_isTheAccountsAfterwards() {
        try (BrowserContext visitor = newcomer()) {
            Page app = answer(enter(visitor, ASKED), "Accept all", ACCEPTED);
            signUp(app, newEmail(), "granted, saved, signed in, quiet");
            crawl.state("accepted, then signed up", app, SESSION_YES);
        }
    }

    @Test
    @Order(12)
    void browser_closedAndStartedAgain_hasTheSessionBackWithTheFirstPage() {
        String email = newEmail();
        try (BrowserContext visitor = keptIn(folder, network())) {
            Page app = signUp(enter(visitor, ASKED), email, "unset, saved, signed in, asked");
            answer(app, "Accept all", "granted, saved, signed in, quiet");
        }
        try (BrowserContext visitor = keptIn(folder, network())) {
            Page page = open(visitor, "/problems");
            crawl.state("signed in, browser restarted, no page of the app yet", page, with(YES, "refresh-token"));
            crawl.state(
                    "signed in, browser restarted", enter(visitor, "granted, saved, signed in, quiet"), SESSION_YES);
        }
    }

    @Test
    @Order(13)
    void account_changedOnAnotherDevice_isFollowedByThisOne() {
        String email = newEmail();
        try (BrowserContext visitor = newcomer()) {
            Page app = signUp(enter(visitor, ASKED), email, "unset, saved, signed in, asked");
            answer(app, "Accept all", "granted, saved, signed in, quiet");
            Browser elsewhere = Browser.signedIn(email);
            elsewhere.call("DELETE", "/api/v1/consent").then().statusCode(200);
            clock.stopAt(Instant.now().plus(ACCESS_TOKEN_OVER));
            crawl.state(
                    "accepted, then withdrawn on another device, after the next refresh",
                    enter(visitor, "refused, saved, signed in, quiet"),
                    SESSION_NO);
            clock.run();
            elsewhere.call("DELETE", "/api/v1/sessions").then().statusCode(204);
            crawl.state("signed out by another device", enter(visitor, DECLINED), NO);
        }
    }

    @Test
    @Order(14)
    void account_whoseYesIsTwelveMonthsOld_holdsItsSessionAlone() {
        try (BrowserContext visitor = newcomer()) {
            Page app = signUp(enter(visitor, ASKED), newEmail(), "unset, saved, signed in, asked");
            answer(app, "Accept all", "granted, saved, signed in, quiet");
            Instant end = endOfChoice(app);
            keepSession(app, end);

            // Refreshed all the time, so its cookies live on; that of the Yes must not live on with them.
            clock.stopAt(end.plusSeconds(1));
            visitor.clock().setFixedTime(Date.from(clock.instant()));
            crawl.state(
                    "signed in, accepted, twelve months later",
                    enter(visitor, "unset, saved, signed in, asked"),
                    SESSION);
        }
    }

    static Instant endOfChoice(Page app) {
        return Instant.parse((String) app.evaluate("JSON.parse(localStorage.cookie_consent).expiresAt"));
    }

    /** The database, whose clock cannot be stopped, is told the time by hand. */
    private void keepSession(Page app, Instant until) {
        Object session = app.evaluate(
                "fetch('/api/v1/session').then((answer) => answer.json()).then((view) => view.session.id)");
        OffsetDateTime then = until.atOffset(ZoneOffset.UTC);
        tables.update(
                "UPDATE auth_session SET created_at = ?, rotated_at = ?, ends_at = ? WHERE sid = ?",
                then,
                then,
                then.plusYears(1),
                UUID.fromString((String) session));
    }

    static Set<String> with(Set<String> some, String... others) {
        return Stream.concat(some.stream(), Stream.of(others)).collect(Collectors.toUnmodifiableSet());
    }
}
