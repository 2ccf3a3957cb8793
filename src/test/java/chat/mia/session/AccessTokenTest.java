package chat.mia.session;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.StoppedClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AccessTokenTest {

    private static final String PATH = "/api/v1/session";

    @Inject
    StoppedClock clock;

    @AfterEach
    void runClock() {
        clock.run();
    }

    @Test
    void token_verifiedByTheJwks_hasExactlyTheClaimsOfTheContract() throws Exception {
        clock.stopAt(Instant.parse("2026-04-25T10:00:00Z"));
        Browser browser = Browser.signedUp();

        JwtContext token = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(new JsonWebKeySet(
                                RestAssured.get("/.well-known/jwks.json").asString())
                        .getJsonWebKeys()))
                .setExpectedIssuer("https://chat.example")
                .setExpectedAudience("https://chat.example")
                .setExpectedType(true, "at+jwt")
                .setEvaluationTime(org.jose4j.jwt.NumericDate.fromSeconds(1777111200))
                .build()
                .process(browser.cookie("access_token"));

        JwtClaims claims = token.getJwtClaims();
        assertThat(
                claims.getClaimNames(),
                containsInAnyOrder(
                        "iss",
                        "aud",
                        "client_id",
                        "sub",
                        "sid",
                        "iat",
                        "exp",
                        "jti",
                        "auth_time",
                        "csh",
                        "roles",
                        "sxp",
                        "consent"));
        assertEquals(1777111200, claims.getIssuedAt().getValue());
        assertEquals(1777111200 + 600, claims.getExpirationTime().getValue());
        assertEquals(1777111200, claims.getClaimValue("auth_time", Long.class));
        assertEquals(1777111200 + 30 * 86400, claims.getClaimValue("sxp", Long.class));
        assertEquals(Map.of("s", "unset"), claims.getClaimValue("consent", Map.class));
        assertEquals(csh(browser.cookie("csrf_token")), claims.getStringClaimValue("csh"));
        assertEquals("ES256", token.getJoseObjects().get(0).getHeader("alg"));
        browser.call("GET", PATH)
                .then()
                .body("account.id", equalTo(claims.getSubject()))
                .body("session.id", equalTo(claims.getStringClaimValue("sid")))
                .body("accessExpiresAt", equalTo("2026-04-25T10:10:00Z"))
                .body("session.expiresAt", equalTo("2026-05-25T10:00:00Z"));
    }

    @Test
    void token_aroundItsEnd_isTakenBeforeAndExpiredAfter() {
        Instant begin = Instant.parse("2026-04-25T10:00:00Z");
        clock.stopAt(begin);
        Browser browser = Browser.signedUp();

        clock.stopAt(begin.plusSeconds(599));
        browser.call("GET", PATH).then().statusCode(200);

        clock.stopAt(begin.plusSeconds(600));
        browser.call("GET", PATH)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("type", equalTo("/problems/access-token-expired"));
    }

    @Test
    void token_renewedForAChoice_endsWhenTheOldOneWouldHave() {
        Instant begin = Instant.parse("2026-04-25T10:00:00Z");
        clock.stopAt(begin);
        Browser browser = Browser.signedUp();
        String before = browser.cookie("access_token");
        clock.stopAt(begin.plusSeconds(300));

        browser.call("DELETE", "/api/v1/consent").then().statusCode(200);

        assertNotEquals(before, browser.cookie("access_token"));
        browser.call("GET", PATH)
                .then()
                .body("consent.status", equalTo("refused"))
                .body("accessExpiresAt", equalTo("2026-04-25T10:10:00Z"));
    }

    @Test
    void token_none_saysNotSignedIn() {
        new Browser().call("GET", PATH).then().statusCode(401).body("type", equalTo("/problems/not-signed-in"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic dXNlcjpwYXNz", "Bearer", "Bearer ", "x"})
    void header_notABearerToken_isNotSavedByTheCookie(String header) {
        Browser.signedUp()
                .with("Authorization", header)
                .call("GET", PATH)
                .then()
                .statusCode(401)
                .body("type", equalTo("/problems/not-signed-in"));
    }

    private static String csh(String csrfToken) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(csrfToken.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 16));
    }
}
