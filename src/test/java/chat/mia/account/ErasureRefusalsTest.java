package chat.mia.account;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Browser;
import chat.mia.testing.LogLines;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is not erased keeps everything. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ErasureRefusalsTest {

    private static final String PATH = "/api/v1/account/erasure";
    private static final Map<String, String> RIGHT = Map.of("password", Browser.PASSWORD);
    private static final Map<String, String> WRONG = Map.of("password", "not the password at all");

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
    void erase_wrongPassword_says403AndIsAudited() {
        try (LogLines log = LogLines.listen()) {
            refused(erase(WRONG), 403, "wrong-password");

            List<String> lines = log.of("mia.audit");
            assertEquals(1, lines.size());
            assertTrue(
                    lines.get(0)
                            .matches("WARN .*\"account-erasure-refused\".*\"method\":\"password\","
                                    + "\"reason\":\"wrong-password\"}"),
                    lines.get(0));
        }
        browser.refresh().then().statusCode(200);
        before = tables.contentsButFailures();
    }

    @Test
    void erase_afterTenWrongPasswords_refusesTheRightOne() {
        for (int i = 0; i < 10; i++) {
            refused(erase(WRONG), 403, "wrong-password");
        }

        refused(erase(RIGHT), 429, "too-many-attempts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | password",
                "{\"password\": null, \"assertion\": null} | password",
                "{\"password\": \"x\", \"assertion\": \"y\"} | password",
                "{\"password\": 1} | password",
                "{\"assertion\": \"x.y.z\"} | assertion",
                "{\"password\": \"x\", \"z\": 1} | z",
                "null | ''"
            })
    void erase_notOneProofOfThisAccount_says400NamingTheField(String body, String field) {
        Response answer = browser.call("POST", PATH, body);

        refused(answer, 400, "invalid-request");
        answer.then().body("errors[0].field", equalTo(field));
    }

    @Test
    void erase_accountOfAnIssuerByPassword_says400() {
        tables.update(
                "UPDATE account SET email = NULL, email_key = NULL, password_hash = NULL,"
                        + " issuer = 'https://issuer.example', subject = id::text WHERE email = ?",
                browser.email());
        before = tables.contentsButFailures();

        refused(erase(RIGHT), 400, "invalid-request");
    }

    @Test
    void erase_withoutCsrfToken_says403() {
        browser.with("X-CSRF-Token", "x");

        refused(erase(RIGHT), 403, "csrf-token-mismatch");
    }

    @Test
    void erase_fromAnotherSite_says403() {
        browser.with("Sec-Fetch-Site", "cross-site");

        refused(erase(RIGHT), 403, "cross-site-request");
    }

    @Test
    void erase_signedOut_says401() {
        refused(new Browser().call("POST", PATH, RIGHT), 401, "not-signed-in");
    }

    @Test
    void erase_fromASessionThatAnotherReplicaEnded_says401() {
        tables.update("UPDATE auth_session SET status = 3 WHERE sid = ?", browser.session());
        before = tables.contentsButFailures();

        refused(erase(RIGHT), 401, "session-ended");
    }

    private Response erase(Map<String, String> body) {
        return browser.call("POST", PATH, body);
    }

    private static void refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).body("type", equalTo("/problems/" + slug));
        assertEquals(List.of(), answer.headers().getValues("Set-Cookie"));
    }
}
