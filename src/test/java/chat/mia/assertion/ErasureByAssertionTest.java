package chat.mia.assertion;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Browser;
import chat.mia.testing.LogLines;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import chat.mia.testing.Traces;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account of a trusted issuer is erased by an assertion that names it, and by no other. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(IssuersResource.class)
class ErasureByAssertionTest {

    @Inject
    Tables tables;

    @Inject
    Traces traces;

    private final Browser browser = new Browser();
    private final Draft draft = draft();
    private String account;

    @BeforeEach
    void signIn() {
        account = signIn(browser, draft.sign()).then().statusCode(200).extract().path("account.id");
    }

    @Test
    void erase_freshAssertionOfThisAccount_erasesIt() {
        try (LogLines log = LogLines.listen()) {
            erase(next().sign()).then().statusCode(204);

            List<String> lines = log.of("mia.audit");
            assertEquals(1, lines.size());
            assertTrue(
                    lines.get(0)
                            .matches(
                                    "INFO .*\"account-erased\".*\"method\":\"assertion\",\"issuer\":\"file\",\"count\":1}"),
                    lines.get(0));
        }
        assertEquals(Set.of(), browser.cookieNames());
        assertEquals(
                Set.of("service_event"),
                traces.of(Set.of(account, draft.claims.get("sub"))).keySet());
        Response again =
                signIn(new Browser(), next().claim("jti", "after-" + account).sign());
        again.then().statusCode(200).body("consent.status", equalTo("unset"));
        assertTrue(!account.equals(again.path("account.id")));
    }

    @Test
    void erase_assertionOfSomebodyElse_changesNothingAndStaysUsable() {
        String others = draft().sign();

        refused(others, "other-account");

        signIn(new Browser(), others).then().statusCode(200);
    }

    @Test
    void erase_sameSubjectOfAnotherIssuer_changesNothing() {
        refused(next().claim("iss", IssuersResource.OTHER).sign(), "other-account");
    }

    @Test
    void erase_assertionThatSignedIn_changesNothing() {
        refused(draft.claim("jti", draft.claims.get("jti")).sign(), "replayed");
    }

    @Test
    void erase_whatIsNoAssertion_changesNothing() {
        refused("x.y.z", "malformed");
    }

    @Test
    void erase_passwordForAnAccountOfAnIssuer_says400() {
        Map<String, String> before = tables.contents();

        browser.call("POST", "/api/v1/account/erasure", Map.of("password", Browser.PASSWORD))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("password"));

        assertEquals(before, tables.contents());
    }

    private void refused(String assertion, String reason) {
        Map<String, String> before = tables.contents();
        try (LogLines log = LogLines.listen()) {
            erase(assertion).then().statusCode(401).body("type", equalTo("/problems/invalid-assertion"));

            List<String> lines = log.of("mia.audit");
            assertEquals(1, lines.size());
            assertTrue(lines.get(0).contains("\"event\":\"account-erasure-refused\""), lines.get(0));
            assertTrue(lines.get(0).contains("\"reason\":\"" + reason + "\""), lines.get(0));
        }
        assertEquals(before, tables.contents());
        assertEquals(Set.of("access_token", "refresh_token", "csrf_token"), browser.cookieNames());
    }

    private Response erase(String assertion) {
        return browser.call("POST", "/api/v1/account/erasure", Map.of("assertion", assertion));
    }

    /** Another assertion of the same person. */
    private Draft next() {
        return draft.claim("jti", "next-" + account);
    }

    private static Draft draft() {
        return Draft.of(IssuersResource.FILE, Keys.ES256, Instant.now());
    }

    private static Response signIn(Browser browser, String assertion) {
        return browser.call("POST", "/api/v1/session", Map.of("assertion", assertion));
    }
}
