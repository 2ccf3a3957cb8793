package chat.mia.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;

/** Tests of pages in a real browser; each is skipped where there is none. */
public abstract class InABrowser {

    @TestHTTPResource
    URI service;

    /** A visitor of his own: nothing of what others stored is there. */
    protected static BrowserContext visitor(Browser.NewContextOptions options) {
        return Chromium.browser().newContext(options);
    }

    protected static BrowserContext visitor() {
        return visitor(new Browser.NewContextOptions());
    }

    /** Sets what the app would have set, before any page runs its scripts. */
    protected static void chooseTheme(BrowserContext visitor, String theme) {
        visitor.addInitScript("localStorage.setItem('mia_chat_theme', '" + theme + "')");
    }

    protected Page open(BrowserContext visitor, String path) {
        Page page = visitor.newPage();
        page.navigate(address(path));
        return page;
    }

    /** The address as the browser sees it; scripts and cookies take localhost for secure. */
    protected String address(String path) {
        return "http://localhost:" + service.getPort() + path;
    }
}
