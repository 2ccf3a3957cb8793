package chat.mia.account;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import chat.mia.testing.Browser;
import chat.mia.testing.NothingChanges;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long passwords that somebody would try all the same. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PasswordStrengthTest extends NothingChanges {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaaaaa",
                "passwordpassword",
                "password1password1password1",
                "Password123456789",
                "P@ssw0rd12345678",
                "123456789012345678",
                "qwertyuiopasdfghjkl",
                "iloveyouiloveyou",
                "correct horse battery staple",
                "jennifer1985michael",
                "Octavia.Featherstonhaugh",
                "featherstonhaugh.org1",
                "octavia@featherstonhaugh.org2024",
                "mia chat mia chat",
                "MiaConsent12345",
                "ｐａｓｓｗｏｒｄｐａｓｓｗｏｒｄ"
            })
    void signUp_easyToGuess_isRefusedAndSaysWhy(String password) {
        Response answer = signUp("octavia.featherstonhaugh@featherstonhaugh.org", password);

        answer.then()
                .statusCode(400)
                .body("type", equalTo("/problems/weak-password"))
                .body("errors[0].field", equalTo("password"))
                .body("errors[0].detail", containsString("easy to guess"));
    }

    /** The work grows faster than the length, so there is an end to it: an attacker could order it. */
    @Test
    void signUp_easyToGuessForSixtyFourCharacters_isRefusedWhateverFollows() {
        String random = "xk3v9qpw7mzt2rbfj8wqhd5n";

        signUp("octavia@chat.example", "a".repeat(64) + random).then().statusCode(400);
    }

    private static Response signUp(String email, String password) {
        return new Browser().call("POST", "/api/v1/accounts", Map.of("email", email, "password", password));
    }
}
