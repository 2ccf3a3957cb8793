package chat.mia.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.App;
import chat.mia.testing.InABrowser;
import chat.mia.testing.PostgresResource;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the question stands: reached at every size, moving nothing, mirrored where one reads from the right. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PromptLayoutInABrowserTest extends InABrowser {

    /** Which controls a pointer does not hit once they are scrolled to, which texts stick out, and whether it scrolls sideways. */
    private static final String FAULTS = """
            () => {
              const faults = [];
              for (const one of document.querySelectorAll('mia-privacy-prompt :is(a, button, input)')) {
                if (one.checkVisibility()) {
                  one.scrollIntoView({ block: 'nearest' });
                  const reached = [...one.getClientRects()].some(({ left, top, right, bottom }) => {
                    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
                    return left >= 0 && top >= -1 && right <= innerWidth && bottom <= innerHeight + 1 && one.contains(hit);
                  });
                  if (!reached) {
                    faults.push(`not reached: ${one.name || one.textContent}`);
                  }
                }
              }
              for (const one of document.querySelectorAll('mia-privacy-prompt *')) {
                const inline = getComputedStyle(one).display === 'inline';
                if (!inline && one.scrollWidth > one.clientWidth + 1 && one.localName !== 'input') {
                  faults.push(`cut off: ${one.localName} ${one.textContent}`);
                }
              }
              if (document.documentElement.scrollWidth > innerWidth) {
                faults.push('scrolls sideways');
              }
              return faults;
            }
            """;

    /** All that makes one answer easier or nicer than another, in whole pixels. */
    private static final String APPEARANCE = """
            (one) => {
              const { width, height } = one.getBoundingClientRect();
              const { color, backgroundColor, font, border, opacity, cursor, outline } = getComputedStyle(one);
              return [Math.round(width), Math.round(height), color, backgroundColor, font, border, opacity, cursor, outline].join();
            }
            """;

    /** Keeps what moved of its own accord. */
    private static final String SHIFTS = """
            window.shifts = [];
            new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => window.shifts.push(value)))
              .observe({ type: 'layout-shift', buffered: true });
            """;

    private static final String PAINTED =
            "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "uk", "ar"})
    void question_atAnySizeAndZoom_isReachedAndItsAnswersAreAlike(String language) {
        try (BrowserContext visitor = visitor(new Browser.NewContextOptions().setViewportSize(1280, 800))) {
            visitor.addInitScript("localStorage.setItem('mia_language', '" + language + "')");
            App app = new App(openApp(visitor));
            assertThat(app.question()).isVisible();
            for (boolean open : List.of(false, true)) {
                // The last is 1280 by 1024 pixels at 400 % (WCAG 2.2, success criterion 1.4.10).
                for (int[] size : new int[][] {{1280, 800}, {390, 844}, {320, 640}, {320, 256}}) {
                    app.page().setViewportSize(size[0], size[1]);
                    String where = size[0] + " x " + size[1] + (open ? " open" : " folded");

                    assertEquals(List.of(), app.page().evaluate(FAULTS), where);
                    assertEquals(
                            app.answer(0).evaluate(APPEARANCE), app.answer(1).evaluate(APPEARANCE), where);
                }
                app.answer(2).click();
            }
            visitor.setOffline(true);
            app.answer(1).click();
            assertThat(app.page().locator(".mia-note button")).isVisible();
            assertEquals(List.of(), app.page().evaluate(FAULTS), "not saved");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a long page, 40",
        "a short page, 1",
    })
    void question_whenItComes_movesNothingAndHidesNothingForGood(String kind, int paragraphs) {
        try (BrowserContext visitor = visitor()) {
            visitor.addInitScript(SHIFTS);
            App app =
                    new App(openApp(visitor, "", "<p>More of it.</p>".repeat(paragraphs) + "<p id='end'>The end.</p>"));
            assertThat(app.question()).isVisible();
            app.run(PAINTED);
            assertEquals(List.of(), app.run("shifts"), kind);

            app.run("scrollTo(0, document.documentElement.scrollHeight)");
            assertEquals(
                    true,
                    app.run("document.getElementById('end').getBoundingClientRect().bottom"
                            + " <= document.querySelector('mia-privacy-prompt section').getBoundingClientRect().top"));
        }
    }

    @Test
    void question_inArabic_isMirroredAloneAndInOrder() {
        try (BrowserContext visitor = visitor()) {
            visitor.addInitScript("localStorage.setItem('mia_language', 'ar')");
            App app = new App(openApp(visitor));

            assertThat(app.question()).hasAttribute("dir", "rtl");
            assertThat(app.question()).hasAttribute("lang", "ar");
            assertEquals("ltr", app.run("getComputedStyle(document.querySelector('main')).direction"));
            assertEquals(
                    true,
                    app.page()
                            .evaluate("() => { const [accept, decline, choose] ="
                                    + " [...document.querySelectorAll('mia-privacy-prompt section > div + div > button')]"
                                    + ".map((one) => one.getBoundingClientRect());"
                                    + " return accept.left > decline.right && decline.left > choose.right"
                                    + " && accept.top === choose.top; }"));
            app.answer(2).click();
            assertEquals(
                    true,
                    app.page()
                            .evaluate("() => { const box ="
                                    + " document.querySelector('mia-privacy-prompt input').getBoundingClientRect();"
                                    + " return box.left > innerWidth / 2; }"));
        }
    }
}
