package chat.mia.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Barriers;
import chat.mia.testing.InABrowser;
import chat.mia.testing.PostgresResource;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That tests which find no barrier would find one. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BarriersInABrowserTest extends InABrowser {

    @Test
    void page_thatWasSpoilt_hasTheBarriersThatWereMade() {
        try (BrowserContext visitor = visitor()) {
            chooseTheme(visitor, "light");
            Page page = open(visitor, "/legal/cookies");
            page.evaluate("""
                    document.documentElement.removeAttribute('lang');
                    document.querySelector('h1').style.color = '#ddd';
                    document.querySelector('main').append(document.createElement('img'));
                    """);

            assertEquals(
                    List.of("color-contrast", "html-has-lang", "image-alt"),
                    Barriers.in(page).stream()
                            .map(barrier -> barrier.split(" ")[0])
                            .sorted()
                            .toList());
        }
    }
}
