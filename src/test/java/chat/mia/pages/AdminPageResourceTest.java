package chat.mia.pages;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AdminPageResourceTest {

    private static final Path SCRIPTS = Path.of("src/main/resources/META-INF/resources/kit/admin");
    private static final Pattern WORD = Pattern.compile("data-word=\"(\\w+)\">([^<]+)<");
    private static final Pattern PLACEHOLDER = Pattern.compile("%\\w+");

    @ParameterizedTest
    @CsvSource({"en, ltr, Administration", "de, ltr, Verwaltung", "ar, rtl, الإدارة"})
    void get_inALanguage_isAFrameWithItsWords(String language, String direction, String title) {
        String page = given().get("/admin?lang=" + language)
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Language", equalTo(language))
                .header("Vary", equalTo("Accept-Language"))
                .header("Cache-Control", equalTo("no-cache"))
                .extract()
                .asString();

        assertTrue(page.contains("<html lang=\"" + language + "\" dir=\"" + direction + "\">"));
        assertTrue(page.contains("<h1>" + title + "</h1>"));
        assertTrue(page.contains("data-csrf=\"csrf_token\""));
    }

    @Test
    void get_preferringALanguage_isInThatLanguage() {
        given().header("Accept-Language", "uk, en;q=0.5")
                .get("/admin")
                .then()
                .statusCode(200)
                .header("Content-Language", equalTo("uk"));
    }

    /** A misspelt one would show up only where a script says it. */
    @Test
    void words_thatScriptsSay_areOnThePage() throws IOException {
        Set<String> there = words("en");
        Set<String> said = new TreeSet<>();
        try (Stream<Path> scripts = Files.walk(SCRIPTS)) {
            for (Path script : scripts.filter(Files::isRegularFile).toList()) {
                Pattern.compile("(?:words|sentence|tile)\\('(\\w+)'")
                        .matcher(Files.readString(script))
                        .results()
                        .forEach(call -> said.add(call.group(1)));
            }
        }

        assertTrue(said.size() > 25, said.toString());
        assertTrue(there.containsAll(said), said + " but there are " + there);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es", "uk", "ar"})
    void words_inEachLanguage_haveTheSamePlaceholders(String language) {
        assertEquals(placeholders("en"), placeholders(language));
        assertFalse(placeholders("en").isEmpty());
    }

    private static Set<String> words(String language) {
        return WORD.matcher(page(language))
                .results()
                .map(word -> word.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> placeholders(String language) {
        return WORD.matcher(page(language))
                .results()
                .flatMap(word -> PLACEHOLDER
                        .matcher(word.group(2))
                        .results()
                        .map(MatchResult::group)
                        .map(placeholder -> word.group(1) + " " + placeholder))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String page(String language) {
        return given().get("/admin?lang=" + language)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
