package chat.mia.pages;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import chat.mia.web.Languages;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds for every page: own origin only, nothing inline, and a frame that assistive technology finds its way in.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PageSafetyTest {

    private static final Pattern ADDRESS = Pattern.compile("(?<![-\\w])(?:src|href|action|srcset|poster)=\"([^\"]*)\"");
    private static final Pattern OWN = Pattern.compile("/(?!/).*|#.+|\\?.+|mailto:.+");
    private static final Pattern INLINE = Pattern.compile(
            "<style|\\sstyle=|\\son[a-z]+=|<script(?![^>]*\\ssrc=)|=\"\\s*(?:javascript|data):",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HIDDEN_BY_FILTER_LISTS =
            Pattern.compile("cookie-?banner|cookie-?consent", Pattern.CASE_INSENSITIVE);

    @ParameterizedTest
    @MethodSource("pages")
    void page_addresses_areOnOwnOriginAndAnswer(String path) {
        ADDRESS.matcher(page(path))
                .results()
                .map((MatchResult match) -> match.group(1))
                .forEach(address -> {
                    assertTrue(OWN.matcher(address).matches(), address);
                    if (address.matches("[/?].*")) {
                        String plain = (address.startsWith("?") ? path : "") + address.replace("&amp;", "&");
                        given().urlEncodingEnabled(false).get(plain).then().statusCode(equalTo(200));
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void page_markup_hasNothingInlineAndNoNameThatFiltersHide(String path) {
        assertFalse(INLINE.matcher(page(path)).find());
        assertFalse(HIDDEN_BY_FILTER_LISTS.matcher(page(path)).find());
    }

    @ParameterizedTest
    @MethodSource("framedPages")
    void page_frame_hasLanguageTitleSkipLinkAndHeadingsInOrder(String path) {
        String page = page(path);

        assertTrue(page.startsWith("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">"));
        assertTrue(Pattern.compile("<title>.+</title>").matcher(page).find());
        assertTrue(page.contains("href=\"#content\"") && page.contains("<main id=\"content\""));
        assertEquals(1, page.split("<h1", -1).length - 1);
        assertHeadingsInOrder(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/privacy", "/problems", "/problems/not-found", "/legal/cookies/changes"})
    void page_acceptLanguage_isInTheReadersLanguage(String path) {
        Response answer =
                given().header("Accept-Language", "pt, uk;q=0.8, de;q=0.5").get(path);

        answer.then().header("Content-Language", "uk").header("Vary", "Accept-Language");
        assertTrue(answer.asString().contains("<html lang=\"uk\" dir=\"ltr\">"));
        assertTrue(answer.asString().contains(">Перейти до вмісту</a>"));
        assertTrue(
                answer.asString().contains("lang=uk\" lang=\"uk\" hreflang=\"uk\" dir=\"ltr\" aria-current=\"true\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/privacy", "/problems", "/problems/not-found", "/legal/cookies/changes"})
    void page_languageAskedFor_outranksAcceptLanguage(String path) {
        given().header("Accept-Language", "de")
                .get(path + "?lang=ar")
                .then()
                .header("Content-Language", "ar")
                .body(containsString("<html lang=\"ar\" dir=\"rtl\">"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/privacy", "/problems", "/problems/not-found", "/legal/cookies/changes"})
    void page_languagesThatThereAreNot_isInTheFirst(String path) {
        given().header("Accept-Language", "pt")
                .get(path + "?lang=xx")
                .then()
                .header("Content-Language", "en")
                .body(containsString("<html lang=\"en\" dir=\"ltr\">"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/privacy", "/problems", "/problems/not-found"})
    void page_head_namesEachOtherLanguageForSearchEngines(String path) {
        String page = page(path + "?lang=de");

        for (Locale language : Languages.WRITTEN) {
            String tag = language.toLanguageTag();
            assertTrue(page.contains("hreflang=\"" + tag + "\" href=\"" + path + "?lang=" + tag + "\">"), tag);
        }
        assertTrue(page.contains("hreflang=\"x-default\" href=\"" + path + "\">"));
        assertTrue(page.contains("rel=\"canonical\" href=\"" + path + "?lang=de\">"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/privacy", "/problems", "/legal/cookies", "/legal/cookies/changes", "/admin"})
    void head_page_says200(String path) {
        given().head(path).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/kit/page.css", "/kit/demonstration/demonstration.js"})
    void get_fileUnderALastingName_isAskedForEachTime(String path) {
        given().get(path).then().statusCode(200).header("Cache-Control", "no-cache");
    }

    static Stream<String> pages() {
        return Stream.concat(framedPages(), Stream.of("/kit/offline.html"));
    }

    /** All but the one that has nothing around its text. */
    static Stream<String> framedPages() {
        return Stream.of(
                "/",
                "/privacy",
                "/problems",
                "/problems/not-found",
                "/legal/cookies",
                "/legal/cookies/changes",
                "/admin",
                "/kit/verify.html");
    }

    private static void assertHeadingsInOrder(String page) {
        int previous = 0;
        for (MatchResult heading :
                Pattern.compile("<h([1-6])").matcher(page).results().toList()) {
            int level = Integer.parseInt(heading.group(1));
            assertTrue(level <= previous + 1, "h" + level + " after h" + previous);
            previous = level;
        }
    }

    private static String page(String path) {
        return given().get(path).then().statusCode(200).extract().asString();
    }
}
