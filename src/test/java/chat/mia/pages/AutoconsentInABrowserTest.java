package chat.mia.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.InABrowser;
import chat.mia.testing.NpmFolder;
import chat.mia.testing.PostgresResource;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The script with which DuckDuckGo's browsers decline cookie questions finds ours by its heuristics alone: no rule was
 * written for it. Skipped where there is no browser, no Node or no registry of npm.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AutoconsentInABrowserTest extends InABrowser {

    /** What the browser answers to a page that asks what to do: no rules, look for a question and decline it. */
    private static final String BROWSER = """
            window.said = [];
            window.autoconsentSendMessage = async (message) => {
              window.said.push(message);
              if (message.type === 'init') {
                setTimeout(() => window.autoconsentReceiveMessage({
                  type: 'initResp',
                  rules: { autoconsent: [] },
                  config: { enabled: true, autoAction: 'optOut', heuristicMode: 'reject', isMainWorld: true },
                }));
              }
            };
            """;

    private static Path script;

    @BeforeAll
    static void install() {
        script = NpmFolder.installed("autoconsent")
                .assumed()
                .path()
                .resolve("node_modules/@duckduckgo/autoconsent/dist/autoconsent.playwright.js");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es"})
    void autoconsent_onAFirstVisit_findsTheQuestionAndDeclines(String language) {
        List<Request> choices = new ArrayList<>();
        try (BrowserContext visitor = visitor()) {
            visitor.addInitScript("localStorage.setItem('mia_language', '" + language + "');" + BROWSER);
            visitor.addInitScript(script);
            visitor.onRequestFinished(request -> {
                if (request.method().equals("PUT")) {
                    choices.add(request);
                }
            });
            Page page = openApp(visitor);
            visitor.waitForCondition(() -> !choices.isEmpty());

            JsonObject said = new JsonObject(choices.get(0).postData());
            assertEquals(200, choices.get(0).response().status());
            assertEquals(new JsonObject().put("analytics", false), said.getJsonObject("choices"));
            assertEquals(language, said.getString("locale"));
            assertThat(page.locator("mia-privacy-prompt > *")).hasCount(0);
            assertEquals("HEURISTIC-REJECT", page.evaluate("said.find(({ type }) => type === 'popupFound').cmp"));
            assertEquals(true, page.evaluate("said.find(({ type }) => type === 'optOutResult').result"));
        }
    }
}
