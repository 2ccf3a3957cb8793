package chat.mia.pages;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LandingPageResourceTest {

    private static final Pattern ACTION = Pattern.compile("<button ([^>]*)data-action=\"(\\w+)\"([^>]*)>");

    @Test
    void get_buttons_offerTheWholeJob() {
        assertEquals(
                List.of(
                        "accept",
                        "decline",
                        "withdraw",
                        "signIn",
                        "signUp",
                        "refresh",
                        "signOut",
                        "ask",
                        "settings",
                        "copy"),
                ACTION.matcher(page()).results().map(match -> match.group(2)).toList());
    }

    @Test
    void get_acceptAndDecline_differInNothingButTheirName() {
        List<String> attributes = ACTION.matcher(page())
                .results()
                .filter(match -> List.of("accept", "decline").contains(match.group(2)))
                .map(match -> match.group(1) + match.group(3))
                .distinct()
                .toList();

        assertEquals(List.of("type=\"button\" class=\"choice\"  disabled"), attributes);
    }

    /** Without its script the form would put the password into the address. */
    @Test
    void get_withoutScript_formCannotSendAnything() {
        given().get("/")
                .then()
                .body(not(matchesPattern("(?s).*<input[^>]* name=.*")))
                .body(containsString("data-action=\"signIn\" disabled"));
    }

    @Test
    void get_links_leadToPolicyContractAndKeys() {
        for (String link : List.of("/legal/cookies", "/problems", "/q/openapi", "/.well-known/jwks.json")) {
            given().get("/").then().body(containsString("href=\"" + link + "\""));
        }
    }

    private static String page() {
        return given().get("/").then().statusCode(200).extract().asString();
    }
}
