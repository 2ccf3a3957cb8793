package chat.mia.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.App;
import chat.mia.testing.Browser;
import chat.mia.testing.InABrowser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Traffic;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Staying signed in over many tabs and in bad networks. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SessionTabsInABrowserTest extends InABrowser {

    private static final String REFRESH = "/api/v1/session/refresh";
    private static final String DEVICES = "/api/v1/sessions";
    private static final String ASK = "session.fetch('" + DEVICES + "').then(({ status }) => status)";

    /** Each is refused before any renews, as when a laptop wakes up: all ten calls are held until the last has been sent. */
    @Test
    void tenTabs_refusedAtOnce_renewOnceAndAreAllAnswered() {
        try (BrowserContext visitor = visitor()) {
            List<App> tabs = signedIn(visitor, 10);
            Traffic traffic = Traffic.of(visitor);
            visitor.clearCookies(name("access_token"));
            List<Route> held = new ArrayList<>();
            visitor.route(address(DEVICES), route -> {
                held.add(route);
                if (held.size() == tabs.size()) {
                    held.forEach(Route::resume);
                } else if (held.size() > tabs.size()) {
                    route.resume();
                }
            });
            tabs.forEach(tab -> tab.begin("answer", ASK));

            tabs.forEach(tab -> assertEquals(200, tab.outcome("answer")));
            assertEquals(20, traffic.sent("GET", DEVICES).size());
            assertEquals(1, traffic.sent("POST", REFRESH).size());
            assertEquals(3, cookies(visitor));
        }
    }

    @Test
    void answerToARefresh_lost_isAskedForAgainAndSignsNobodyOut() {
        try (BrowserContext visitor = visitor()) {
            App app = signedIn(visitor, 1).get(0);
            Traffic traffic = Traffic.of(visitor);
            visitor.clearCookies(name("access_token"));
            visitor.route(
                    address(REFRESH),
                    route -> {
                        // The service has rotated; the browser never hears of it.
                        route.fetch(new Route.FetchOptions()
                                .setHeaders(route.request().allHeaders()));
                        route.abort();
                    },
                    new BrowserContext.RouteOptions().setTimes(1));

            assertEquals(200, app.run(ASK));
            assertEquals(2, traffic.sent("POST", REFRESH).size());
            assertEquals(true, app.run("session.load().then((who) => who !== null)"));
        }
    }

    @Test
    void connection_lostAndBack_signsNobodyOut() {
        try (BrowserContext visitor = visitor()) {
            App app = signedIn(visitor, 1).get(0);
            app.run("void session.onChange((who) => { window.told = who; })");
            visitor.setOffline(true);
            assertEquals("TypeError", app.run("session.fetch('" + DEVICES + "').catch(({ name }) => name)"));
            assertEquals(0, app.run("session.load().catch(({ status }) => status)"));
            assertEquals(true, app.run("session.current() !== null && !('told' in window)"));

            visitor.setOffline(false);
            assertEquals(200, app.run(ASK));
            assertEquals(true, app.run("session.current() !== null && !('told' in window)"));
        }
    }

    @Test
    void signOut_inOneTab_isToldToAll() {
        try (BrowserContext visitor = visitor()) {
            List<App> tabs = signedIn(visitor, 3);
            tabs.forEach(tab -> tab.run("void session.onChange((who) => { window.told = who; })"));
            tabs.get(0).run("session.signOut()");

            tabs.forEach(tab -> tab.await("window.told === null && session.current() === null"));
            assertEquals(0, cookies(visitor));
        }
    }

    @Test
    void session_endedFromElsewhere_endsInAllTabs() {
        try (BrowserContext visitor = visitor()) {
            List<App> tabs = signedIn(visitor, 3);
            String email = (String)
                    tabs.get(0).run("fetch('/api/v1/account').then((answer) => answer.json()).then((a) => a.email)");
            Browser.signedIn(email).call("DELETE", DEVICES).then().statusCode(204);

            tabs.get(1).await(ASK + ".then((status) => status === 401)");
            tabs.forEach(tab -> tab.await("session.current() === null"));
            assertEquals(0, cookies(visitor));
        }
    }

    /** What a browser that was closed has left are the cookies that have a Max-Age. */
    @Test
    void browser_restarted_isSignedInAgain() {
        try (BrowserContext visitor = visitor()) {
            App before = signedIn(visitor, 1).get(0);
            before.page().close();
            visitor.clearCookies(name("access_token"));
            visitor.clearCookies(name("csrf_token"));
            Traffic traffic = Traffic.of(visitor);
            App app = new App(openApp(visitor));

            assertEquals(true, app.run("session.load().then((who) => who !== null)"));
            assertEquals(1, traffic.sent("POST", REFRESH).size());
            assertEquals(3, cookies(visitor));
        }
    }

    @Test
    void tab_frozenWhileItHoldsTheLock_delaysTheOthersByTheirPatienceOnly() {
        try (BrowserContext visitor = visitor()) {
            List<App> tabs = signedIn(visitor, 2);
            tabs.get(0)
                    .page()
                    .evaluate(
                            "() => new Promise((held) => {"
                                    + " navigator.locks.request('mia-session', () => { held(); return new Promise(() => {}); }); })");
            Page page = tabs.get(1).page();
            page.clock().install();
            page.reload();
            App waiting = new App(page);
            visitor.clearCookies(name("access_token"));
            waiting.begin("answer", ASK);
            waiting.run("new Promise((asked) => { (function look() { navigator.locks.query().then(({ pending }) =>"
                    + " pending.length > 1 ? asked(true) : look()); })(); })");
            page.clock().fastForward(15_000);

            assertEquals(200, waiting.outcome("answer"));
        }
    }

    private List<App> signedIn(BrowserContext visitor, int tabs) {
        App first = new App(openApp(visitor));
        first.signUp();
        List<App> others = Stream.generate(() -> new App(open(visitor, "/app")))
                .limit(tabs - 1)
                .toList();
        others.forEach(tab -> tab.run("session.load()"));
        assertTrue(others.stream().allMatch(tab -> (Boolean) tab.run("session.current() !== null")));
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    private static BrowserContext.ClearCookiesOptions name(String cookie) {
        return new BrowserContext.ClearCookiesOptions().setName(cookie);
    }

    private static long cookies(BrowserContext visitor) {
        return visitor.cookies().stream()
                .filter(cookie -> cookie.name.endsWith("_token"))
                .count();
    }
}
