package chat.mia.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real browser, one for the whole run: an installed one, else the one that Playwright downloads. */
public final class Chromium {

    private static final List<String> PROGRAMS =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome");

    /** No sandbox for root; and nothing that would call home. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static Playwright playwright;
    private static Browser browser;
    private static String missing;

    private Chromium() {}

    /** Starts it at the first call; the test that calls is skipped where there is none. */
    public static synchronized Browser browser() {
        if (browser == null && missing == null) {
            try {
                browser = start();
            } catch (PlaywrightException e) {
                missing = "no browser: install chromium, or let Playwright download one (" + e.getMessage() + ")";
            }
        }
        Assumptions.assumeTrue(browser != null, () -> missing);
        return browser;
    }

    /**
     * A browser of its own that keeps what it holds in this folder, so that it can be closed and started again; the test
     * that calls is skipped where there is none.
     */
    static BrowserContext keptIn(Path folder, BrowserType.LaunchPersistentContextOptions options) {
        browser();
        installed().ifPresent(options::setExecutablePath);
        return playwright.chromium().launchPersistentContext(folder, options.setArgs(ARGUMENTS));
    }

    private static Browser start() {
        Optional<Path> installed = installed();
        // Whoever has one need not download another.
        Map<String, String> environment =
                installed.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of();
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(ARGUMENTS);
        installed.ifPresent(options::setExecutablePath);
        // Where many tests run at once, a page takes its time.
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        return playwright.chromium().launch(options);
    }

    private static Optional<Path> installed() {
        return PROGRAMS.stream()
                .flatMap(program -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, program)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
