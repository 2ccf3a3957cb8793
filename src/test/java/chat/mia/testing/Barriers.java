package chat.mia.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe knows of barriers for people: the rules of WCAG 2.2 at level AA, and its own advice. */
public final class Barriers {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Barriers() {}

    /** Those on a page in the state that it is in, each with the places where it stands. */
    public static List<String> in(Page page) {
        return found(new AxeBuilder(page));
    }

    /** Those in a part of it, which a CSS selector names. */
    public static List<String> in(Page page, String part) {
        return found(new AxeBuilder(page).include(part));
    }

    private static List<String> found(AxeBuilder axe) {
        // Otherwise it opens another page for each report: for frames of other origins, which no page has.
        return axe.setLegacyMode(true).withTags(RULES).analyze().getViolations().stream()
                .map(violation -> violation.getId() + " " + violation.getNodes())
                .toList();
    }
}
