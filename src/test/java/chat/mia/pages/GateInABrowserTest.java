package chat.mia.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.App;
import chat.mia.testing.InABrowser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Traffic;
import com.microsoft.playwright.BrowserContext;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scripts of the app that need a Yes: what is fetched and run of them, and when. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class GateInABrowserTest extends InABrowser {

    private static final String SCRIPTS = """
            <script type="text/plain" data-consent="analytics" src="/measure/plain.js"></script>
            <script type="text/plain" data-consent="analytics" data-type="module" src="/measure/module.js"></script>
            <script type="text/plain" data-consent="analytics advertising" src="/measure/both.js"></script>
            <script type="text/plain" data-consent="analytics" src="https://third.example/measure/third.js"></script>
            <script type="text/plain" data-consent="analytics" src="//third.example/measure/fourth.js"></script>
            """;

    private static final String ADD = "(() => { const script = document.createElement('script');"
            + " script.type = 'text/plain'; script.dataset.consent = 'analytics'; script.src = '/measure/%s.js';"
            + " document.body.append(script); })()";

    /** Long enough for a request that is made to be seen: the page has asked for something later, and has got it. */
    private static final String LATER = "fetch('/kit/index.d.ts').then(({ ok }) => ok)";

    @Test
    void scripts_beforeAnAnswerAndAfterNo_areNotFetched() {
        try (BrowserContext visitor = visitor()) {
            Traffic traffic = Traffic.of(visitor);
            App app = open(visitor);
            app.run(ADD.formatted("late"));
            app.run(LATER);
            assertEquals(List.of(), fetched(traffic));
            app.answer(1).click();
            app.await("consent.current().saved && consent.current().status === 'refused'");
            app.run(ADD.formatted("later"));
            app.page().reload();
            app.run("consent.load()");
            app.run(ADD.formatted("again"));
            app.run(LATER);

            assertEquals(List.of(), fetched(traffic));
            assertEquals(List.of(), traffic.complaints());
        }
    }

    @Test
    void scripts_afterYes_areFetchedAndRunOnceThoseOfOthersNever() {
        try (BrowserContext visitor = visitor()) {
            Traffic traffic = Traffic.of(visitor);
            App app = open(visitor);
            app.answer(0).click();
            app.await("window.ran?.length === 2");
            app.run("consent.accept()");
            app.run(ADD.formatted("late"));
            app.await("window.ran.length === 3");
            app.run(LATER);

            assertEquals(List.of("module", "plain"), app.run("ran.slice(0, 2).sort()"));
            assertEquals("late", app.run("ran[2]"));
            assertEquals(List.of("late", "module", "plain"), fetched(traffic));
            assertEquals(List.of(), traffic.complaints());
        }
    }

    @Test
    void scripts_afterWithdrawal_areNotFetchedAnyMore() {
        try (BrowserContext visitor = visitor()) {
            Traffic traffic = Traffic.of(visitor);
            App app = open(visitor);
            app.answer(0).click();
            app.await("window.ran?.length === 2");
            app.run("consent.withdraw()");
            traffic.forget();
            app.run(ADD.formatted("late"));
            app.run(LATER);
            app.page().reload();
            app.run("consent.load()");
            app.run(LATER);

            assertEquals(List.of(), fetched(traffic));
            assertThat(app.question()).hasCount(0);
        }
    }

    /** What the browser was left with after an earlier Yes: it counts when the service has answered in this page. */
    @Test
    void scripts_ofAnEarlierYes_waitForTheServiceToAgree() {
        try (BrowserContext visitor = visitor()) {
            App app = open(visitor);
            app.answer(0).click();
            app.await("window.ran?.length === 2");
            Traffic traffic = Traffic.of(visitor);
            visitor.route(address("/api/v1/**"), route -> route.abort());
            app.page().reload();
            app.run("consent.load()");
            app.run(LATER);
            assertEquals(List.of(), fetched(traffic));

            visitor.unroute(address("/api/v1/**"));
            app.page().reload();
            app.await("window.ran?.length === 2");
        }
    }

    private App open(BrowserContext visitor) {
        for (String name : List.of("plain", "module", "both", "late", "later", "again")) {
            serve(visitor, "/measure/" + name + ".js", "text/javascript", "(window.ran ??= []).push('" + name + "');");
        }
        App app = new App(openApp(visitor, "", SCRIPTS));
        app.run("consent.load()");
        return app;
    }

    private static List<String> fetched(Traffic traffic) {
        return traffic.addresses().stream()
                .filter(address -> address.contains("/measure/"))
                .map(address -> address.replaceAll(".*/|\\.js", ""))
                .sorted()
                .toList();
    }
}
