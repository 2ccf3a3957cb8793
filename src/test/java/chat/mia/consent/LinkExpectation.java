package chat.mia.consent;

import static java.util.Arrays.asList;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What must be there after a link.
 *
 * @param choice as {@link LinkTest} writes it
 * @param decided when the choice was made
 * @param gpc whether the link's request carried the signal
 * @param linked the browser's chain
 */
record LinkExpectation(String choice, Instant decided, boolean gpc, Object linked) {

    String status() {
        if (!counts()) {
            return "unset";
        }
        return isYes() && !gpc ? "granted" : "refused";
    }

    String decidedAt() {
        return isThere() ? decided.toString() : null;
    }

    /** See {@link LinkFixture#head}. */
    List<Object> head() {
        return isThere()
                ? List.of(isYes() ? "{analytics}" : "{}", decided.toString(), end())
                : asList(null, null, null);
    }

    /** See {@link LinkFixture#newest}. */
    List<Object> event() {
        return counts()
                ? List.of("link", "{\"analytics\": " + isYes() + "}", end(), Visitor.CURRENT_VERSION, false, linked)
                : asList("link", "{}", null, Visitor.CURRENT_VERSION, gpc, linked);
    }

    private boolean isThere() {
        return !choice.equals("none");
    }

    private boolean counts() {
        return choice.matches("[AB][+-]");
    }

    private boolean isYes() {
        return choice.contains("+");
    }

    private String end() {
        return decided.atOffset(ZoneOffset.UTC).plusMonths(12).toInstant().toString();
    }
}
