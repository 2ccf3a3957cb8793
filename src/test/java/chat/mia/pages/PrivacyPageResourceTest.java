package chat.mia.pages;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PrivacyPageResourceTest {

    @ParameterizedTest
    @CsvSource({
        "en, ltr, Your privacy, Erase for good",
        "de, ltr, Deine Privatsphäre, Endgültig löschen",
        "fr, ltr, Votre vie privée, Effacer définitivement",
        "es, ltr, Tu privacidad, Borrar para siempre",
        "uk, ltr, Ваша приватність, Видалити назавжди",
        "ar, rtl, خصوصيتك, محو نهائي"
    })
    void get_inALanguage_speaksItAndSaysSo(String language, String direction, String title, String erase) {
        given().header("Accept-Language", "it, " + language + ";q=0.5")
                .get("/privacy")
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("text/html;charset=UTF-8"))
                .header("Content-Language", equalTo(language))
                .header("Vary", containsString("Accept-Language"))
                .header("Cache-Control", equalTo("no-cache"))
                .body(startsWith("<!DOCTYPE html>\n<html lang=\"" + language + "\" dir=\"" + direction + "\">"))
                .body(containsString("<h1>" + title + "</h1>"))
                .body(containsString(">" + erase + "</button>"))
                .body(containsString("<meta name=\"mia-languages\" content=\"en de fr es uk ar\">"));
    }

    /** So that no copy of it, in a browser or on the way, holds what is somebody's. */
    @Test
    void get_signedInOrNot_isTheSamePage() {
        String ofNobody = given().get("/privacy").asString();
        Browser somebody = Browser.signedUp();

        assertEquals(ofNobody, somebody.call("GET", "/privacy").asString());
    }

    /** Without its script a form would put the password into the address. */
    @Test
    void get_withoutScript_showsNoFormAndLeadsToThePolicy() {
        String page = given().get("/privacy?lang=de").asString();

        assertTrue(page.contains("<div class=\"centre\" id=\"centre\" hidden>"));
        assertTrue(Pattern.compile("<noscript>.*href=\"/legal/cookies\\?lang=de\".*</noscript>")
                .matcher(page)
                .find());
        Pattern.compile("<form.*?</form>", Pattern.DOTALL)
                .matcher(page)
                .results()
                .forEach(form -> assertFalse(form.group().contains(" name="), form.group()));
    }

    /** Apps link to them. */
    @Test
    void get_anchors_areThose() {
        String page = given().get("/privacy").asString();

        for (String anchor : List.of("account", "devices", "password", "choices", "appearance", "copy", "erasure")) {
            assertTrue(page.contains(" id=\"" + anchor + "\" tabindex=\"-1\""), anchor);
        }
    }
}
