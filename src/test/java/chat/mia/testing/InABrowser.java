package chat.mia.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.json.Json;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** Tests of pages in a real browser; each is skipped where there is none. */
public abstract class InABrowser {

    /** An app with a button for each thing that the kit does; see {@link AppRoutes}. */
    protected static final String APP_WITH_BUTTONS = "/testing/app";

    private static final String APP = "/app";

    private static final String APP_PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>An app</title>
            <script type="module" src="/kit/index.js"></script>
            %s
            </head>
            <body>
            <mia-privacy-prompt></mia-privacy-prompt>
            <main><h1>An app</h1><p>What it is about.</p>%s</main>
            </body>
            </html>
            """;

    private static final String WAIT = """
            async () => {
              %s
              const patience = performance.now() + 30_000;
              while (!(await (%s))) {
                if (performance.now() > patience) {
                  throw new Error('still not so after 30 seconds: ' + %s);
                }
                await new Promise((done) => { setTimeout(done, 20); });
              }
            }
            """;

    @TestHTTPResource
    URI service;

    /**
     * A visitor of his own: nothing of what others stored is there. His browser has no service workers unless the options
     * allow them, since those hide requests from {@link BrowserContext#route}.
     */
    protected static BrowserContext visitor(Browser.NewContextOptions options) {
        if (options.serviceWorkers == null) {
            options.setServiceWorkers(ServiceWorkerPolicy.BLOCK);
        }
        return Chromium.browser().newContext(options);
    }

    /** A visitor whose browser keeps what it holds in this folder, for the next one that is started with it. */
    protected static BrowserContext keptIn(Path folder, Map<String, String> headers) {
        return Chromium.keptIn(folder, new BrowserType.LaunchPersistentContextOptions().setExtraHTTPHeaders(headers));
    }

    protected static BrowserContext visitor() {
        return visitor(new Browser.NewContextOptions());
    }

    /** Sets what the app would have set, before any page runs its scripts. */
    protected static void chooseTheme(BrowserContext visitor, String theme) {
        // The blank page that axe ends in has no storage.
        visitor.addInitScript("if (origin !== 'null') localStorage.setItem('mia_chat_theme', '" + theme + "')");
    }

    protected Page open(BrowserContext visitor, String path) {
        Page page = visitor.newPage();
        page.navigate(address(path));
        return page;
    }

    /**
     * Returns as soon as an expression, or what it promises, is true in the page. The driver's own waiting calls eval, which our
     * content security policy forbids.
     */
    protected static void waitUntil(Page page, String condition) {
        waitUntil(page, "", condition);
    }

    /** The same with statements before, whose names the expression may use. */
    static void waitUntil(Page page, String scope, String condition) {
        page.evaluate(WAIT.formatted(scope, condition, Json.encode(condition)));
    }

    /** A page of the app's own, which has the kit by the two lines that the README tells of. */
    protected Page openApp(BrowserContext visitor) {
        return openApp(visitor, "", "");
    }

    /** The same with more in its head and at its end. */
    protected Page openApp(BrowserContext visitor, String head, String content) {
        serve(visitor, APP, "text/html; charset=utf-8", APP_PAGE.formatted(head, content));
        return open(visitor, APP);
    }

    /** Lets the app's own server answer under a path of this origin. */
    protected void serve(BrowserContext visitor, String path, String type, String body) {
        visitor.route(
                address(path),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType(type)
                        .setHeaders(Map.of("Content-Security-Policy", "default-src 'self'"))
                        .setBody(body)));
    }

    /** The address as the browser sees it; scripts and cookies take localhost for secure. */
    protected String address(String path) {
        return "http://localhost:" + service.getPort() + path;
    }
}
