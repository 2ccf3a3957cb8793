package chat.mia.assertion;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Browser;
import chat.mia.testing.LogLines;
import chat.mia.testing.PostgresResource;
import com.nimbusds.jose.jwk.JWK;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(IssuersResource.class)
class AssertionSignInTest {

    private static final String CHOICE = """
            {"policyVersion": "2026-04-25", "choices": {"analytics": true}, "source": "banner", "locale": "en"}""";

    private final Browser browser = new Browser();

    @Test
    void signIn_firstSight_makesAnAccountWithoutEmailAndSignsIn() {
        Response answer = signIn(browser, draft().sign());

        answer.then().statusCode(200).body("consent.status", equalTo("unset"));
        assertEquals(Set.of("access_token", "refresh_token", "csrf_token"), browser.cookieNames());
        browser.call("GET", "/api/v1/account")
                .then()
                .statusCode(200)
                .body("id", equalTo(answer.path("account.id")))
                .body("email", nullValue());
        browser.call("PUT", "/api/v1/consent", CHOICE).then().statusCode(200);
        browser.refresh().then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"es256", "es384", "es512", "rs256", "rs512", "ps256"})
    void signIn_signedWithAnAllowedAlgorithm_works(String kid) {
        JWK key = Keys.ALL.stream()
                .filter(each -> each.getKeyID().equals(kid))
                .findFirst()
                .orElseThrow();

        signIn(browser, Draft.of(IssuersResource.FILE, key, Instant.now()).sign())
                .then()
                .statusCode(200);
    }

    @Test
    void signIn_again_isTheSameAccountAndAnotherSession() {
        Draft draft = draft();

        Response first = signIn(new Browser(), draft.sign());
        Response second = signIn(new Browser(), draft.claim("jti", "another").sign());

        assertEquals((String) first.path("account.id"), second.path("account.id"));
        assertNotEquals((String) first.path("session.id"), second.path("session.id"));
    }

    @Test
    void signIn_sameSubjectOfAnotherIssuer_isAnotherAccount() {
        Draft draft = draft();

        Response first = signIn(new Browser(), draft.sign());
        Response second =
                signIn(new Browser(), draft.claim("iss", IssuersResource.OTHER).sign());

        second.then().statusCode(200);
        assertNotEquals((String) first.path("account.id"), second.path("account.id"));
    }

    @Test
    void signIn_emailOfABuiltInAccount_isNeitherMatchedNorStored() {
        Browser builtIn = Browser.signedUp();

        Response answer = signIn(
                browser,
                draft().claim("email", builtIn.email())
                        .claim("email_verified", true)
                        .claim("sub", builtIn.email())
                        .sign());

        assertNotEquals((String) builtIn.call("GET", "/api/v1/account").path("id"), answer.path("account.id"));
        browser.call("GET", "/api/v1/account").then().body("email", nullValue());
        builtIn.signInElsewhere();
    }

    @Test
    void signIn_oneElementAudienceAndMediaTypeSpelledOut_works() {
        signIn(
                        browser,
                        draft().claim("aud", List.of("https://chat.example"))
                                .header("typ", "application/JWT")
                                .sign())
                .then()
                .statusCode(200);
    }

    @Test
    void signIn_overAnotherSession_endsThatOne() {
        signIn(browser, draft().sign());
        Browser before = browser.copy();

        signIn(browser, draft().sign()).then().statusCode(200);

        before.refresh().then().statusCode(401).body("type", equalTo("/problems/session-ended"));
    }

    @Test
    void signIn_isAudited_withoutNamingTheSubject() {
        Draft draft = draft();
        String assertion = draft.sign();
        try (LogLines log = LogLines.listen()) {
            Response answer = signIn(browser, assertion);

            List<String> lines = log.of("mia.audit");
            assertEquals(2, lines.size());
            assertTrue(lines.get(0).contains("\"event\":\"sign-up\""), lines.get(0));
            assertTrue(lines.get(1).contains("\"event\":\"sign-in\""), lines.get(1));
            assertTrue(lines.get(1).contains("\"method\":\"assertion\",\"issuer\":\"file\""), lines.get(1));
            assertTrue(lines.get(1).contains(answer.path("session.id")), lines.get(1));
            assertTrue(log.all().stream()
                    .noneMatch(line -> line.contains(assertion)
                            || line.contains((String) draft.claims.get("sub"))
                            || line.contains((String) draft.claims.get("jti"))));
        }
    }

    private static Draft draft() {
        return Draft.of(IssuersResource.FILE, Keys.ES256, Instant.now());
    }

    private static Response signIn(Browser browser, String assertion) {
        return browser.call("POST", "/api/v1/session", Map.of("assertion", assertion));
    }
}
