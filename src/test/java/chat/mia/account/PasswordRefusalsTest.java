package chat.mia.account;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A password that is not changed ends no session and changes nothing. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PasswordRefusalsTest {

    private static final String NEW = "another horse, other staple";

    @Inject
    Tables tables;

    private Browser browser;
    private Map<String, String> before;

    @BeforeEach
    void signUp() {
        browser = Browser.signedUp();
        browser.signInElsewhere();
        before = tables.contentsButFailures();
    }

    @AfterEach
    void nothingChanged() {
        assertEquals(before, tables.contentsButFailures());
    }

    @Test
    void change_wrongPassword_says403() {
        refused(change("not the password at all", NEW), 403, "wrong-password");
        browser.call("GET", "/api/v1/session").then().statusCode(200);
    }

    @Test
    void change_longWrongPassword_says403() {
        refused(change("\u0301\u0316".repeat(15_000), NEW), 403, "wrong-password");
    }

    @Test
    void change_afterTenWrongPasswords_refusesTheRightOneInThisSessionOnly() {
        for (int i = 0; i < 10; i++) {
            refused(change("not the password at all", NEW), 403, "wrong-password");
        }

        refused(change(Browser.PASSWORD, NEW), 429, "too-many-attempts");
        assertNotEquals(
                429,
                new Browser()
                        .call("POST", "/api/v1/session", Map.of("email", browser.email(), "password", "x"))
                        .statusCode());
    }

    @Test
    void change_toAnEasyPassword_says400NamingTheField() {
        refused(change(Browser.PASSWORD, "passwordpassword"), 400, "weak-password", "newPassword");
    }

    @Test
    void change_shortPassword_says400NamingTheField() {
        refused(change(Browser.PASSWORD, "fourteen chars"), 400, "weak-password", "newPassword");
    }

    @Test
    void change_toTheEmail_says400NamingTheField() {
        refused(change(Browser.PASSWORD, browser.email()), 400, "weak-password", "newPassword");
    }

    @Test
    void change_tooLongPassword_says400NamingTheField() {
        refused(change(Browser.PASSWORD, "x".repeat(1001)), 400, "invalid-request", "newPassword");
    }

    @Test
    void change_toTheSame_says400NamingTheField() {
        refused(change(Browser.PASSWORD, Browser.PASSWORD), 400, "invalid-request", "newPassword");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | currentPassword",
                "{\"currentPassword\": \"x\"} | newPassword",
                "{\"newPassword\": \"x\"} | currentPassword",
                "{\"currentPassword\": null, \"newPassword\": null} | currentPassword",
                "{\"currentPassword\": \"x\", \"newPassword\": 1} | newPassword",
                "{\"currentPassword\": \"x\", \"newPassword\": \"y\", \"z\": 1} | z",
                "null | ''"
            })
    void change_notComplete_says400NamingTheField(String body, String field) {
        refused(browser.call("PUT", "/api/v1/account/password", body), 400, "invalid-request", field);
    }

    @Test
    void change_withoutCsrfToken_says403() {
        browser.with("X-CSRF-Token", "x");

        refused(change(Browser.PASSWORD, NEW), 403, "csrf-token-mismatch");
    }

    @Test
    void change_signedOut_says401() {
        Response answer = new Browser()
                .call(
                        "PUT",
                        "/api/v1/account/password",
                        Map.of("currentPassword", Browser.PASSWORD, "newPassword", NEW));

        refused(answer, 401, "not-signed-in");
    }

    @Test
    void change_accountOfAnotherIssuer_says404() {
        tables.update(
                "UPDATE account SET email = NULL, email_key = NULL, password_hash = NULL,"
                        + " issuer = 'https://issuer.example', subject = id::text WHERE email = ?",
                browser.email());
        before = tables.contentsButFailures();

        refused(change(Browser.PASSWORD, NEW), 404, "not-found");
    }

    @Test
    void change_fromASessionThatAnotherReplicaEnded_says401() {
        tables.update("UPDATE auth_session SET status = 3 WHERE sid = ?", browser.session());
        before = tables.contentsButFailures();

        refused(change(Browser.PASSWORD, NEW), 401, "session-ended");
    }

    private Response change(String current, String next) {
        return browser.call("PUT", "/api/v1/account/password", Map.of("currentPassword", current, "newPassword", next));
    }

    private static void refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).body("type", equalTo("/problems/" + slug));
    }

    private static void refused(Response answer, int status, String slug, String field) {
        refused(answer, status, slug);
        answer.then().body("errors[0].field", equalTo(field));
    }
}
