package chat.mia.assertion;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An issuer that this project did not write: npm's oidc-provider. Skipped where Node is not installed. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(IssuersResource.class)
class OidcProviderTest {

    @Inject
    Tables tables;

    @BeforeEach
    void requireProvider() {
        assumeTrue(OidcProvider.issuer().isPresent(), OidcProvider.absence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "RS256", "PS256"})
    void signIn_withItsToken_worksOnce(String algorithm) {
        String assertion = token(algorithm, "https://chat.example");

        Browser browser = new Browser();
        signIn(browser, assertion).then().statusCode(200);
        browser.call("GET", "/api/v1/session").then().statusCode(200);
        signIn(new Browser(), assertion).then().statusCode(401).body("type", equalTo("/problems/invalid-assertion"));

        assertEquals(
                1,
                tables.query(
                                "SELECT 1 FROM account WHERE issuer = ? AND subject = ?",
                                OidcProvider.issuer().orElseThrow(),
                                algorithm)
                        .size());
    }

    @Test
    void signIn_withItsTokenForAnotherService_isRefused() {
        signIn(new Browser(), token("ES256", "https://other.example"))
                .then()
                .statusCode(401)
                .body("type", equalTo("/problems/invalid-assertion"));
    }

    private static String token(String client, String resource) {
        return given().baseUri(OidcProvider.issuer().orElseThrow())
                .auth()
                .preemptive()
                .basic(client, "a-secret-for-tests-only")
                .formParam("grant_type", "client_credentials")
                .formParam("resource", resource)
                .post("/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static io.restassured.response.Response signIn(Browser browser, String assertion) {
        return browser.call("POST", "/api/v1/session", Map.of("assertion", assertion));
    }
}
