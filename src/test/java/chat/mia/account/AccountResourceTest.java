package chat.mia.account;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Browser;
import chat.mia.testing.OtherSettings;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(OtherSettings.class)
@QuarkusTestResource(PostgresResource.class)
class AccountResourceTest {

    @Inject
    Tables tables;

    @Test
    void signUp_newEmail_makesAccountAndSignsIn() {
        Browser browser = Browser.signedUp();

        browser.call("GET", "/api/v1/account")
                .then()
                .statusCode(200)
                .body("email", equalTo(browser.email()))
                .body("id", equalTo(browser.call("GET", "/api/v1/session").path("account.id")))
                .body("createdAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
    }

    @Test
    void signUp_newEmail_storesArgon2idHashOnly() {
        Browser browser = Browser.signedUp();

        String hash = (String) tables.query("SELECT password_hash FROM account WHERE email = ?", browser.email())
                .get(0)
                .get(0);
        assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
    }

    @Test
    void signUp_takenEmailInOtherCase_says409AndChangesNothing() {
        Browser browser = Browser.signedUp();
        Map<String, String> before = tables.contents();

        signUp(browser.email().toUpperCase(java.util.Locale.ROOT), Browser.PASSWORD)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/email-taken"));

        assertEquals(before, tables.contents());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fourteen chars", "pâssword-short"})
    void signUp_shortPassword_says400AndChangesNothing(String password) {
        Map<String, String> before = tables.contents();

        signUp(UUID.randomUUID() + "@chat.example", password)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/weak-password"))
                .body("errors[0].field", equalTo("password"))
                .body("errors[0].detail", startsWith("Must have at least 15"));

        assertEquals(before, tables.contents());
    }

    @Test
    void signUp_emailAsPassword_says400() {
        String email = UUID.randomUUID() + "@chat.example";

        signUp(email, email).then().statusCode(400).body("type", equalTo("/problems/weak-password"));
    }

    @Test
    void signUp_passwordOf64CharactersInAnyScript_isAccepted() {
        signUp(UUID.randomUUID() + "@chat.example", "ключ 鍵 🔑 ".repeat(7))
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nobody", "a b@chat.example", "a@b", "@chat.example", "a@chat.example\n", "a@@chat.example"})
    void signUp_notAnEmail_says400AndChangesNothing(String email) {
        Map<String, String> before = tables.contents();

        signUp(email.equals("a@chat.example\n") ? "a\n@chat.example" : email, Browser.PASSWORD)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors[0].field", equalTo("email"));

        assertEquals(before, tables.contents());
    }

    /** Alternating marks of two kinds are what takes a normaliser longest; nobody's password is that long. */
    @Test
    void password_ofThousandsOfCharacters_isRefusedByBothCalls() {
        String marks = "\u0301\u0316".repeat(15_000);
        Browser browser = Browser.signedUp();
        Map<String, String> before = tables.contentsButFailures();

        signUp(UUID.randomUUID() + "@chat.example", marks)
                .then()
                .statusCode(400)
                .body("errors[0].detail", startsWith("Must have at most"));
        new Browser()
                .call("POST", "/api/v1/session", Map.of("email", browser.email(), "password", marks))
                .then()
                .statusCode(401)
                .body("type", equalTo("/problems/wrong-credentials"));

        assertEquals(before, tables.contentsButFailures());
    }

    @Test
    void show_erasedAccount_saysSessionEnded() {
        Browser browser = Browser.signedUp();
        tables.update(
                "DELETE FROM consent_subject WHERE account_id = (SELECT id FROM account WHERE email = ?)",
                browser.email());
        tables.update("DELETE FROM account WHERE email = ?", browser.email());

        browser.call("GET", "/api/v1/account").then().statusCode(401).body("type", equalTo("/problems/session-ended"));
    }

    private static Response signUp(String email, String password) {
        return new Browser().call("POST", "/api/v1/accounts", Map.of("email", email, "password", password));
    }
}
