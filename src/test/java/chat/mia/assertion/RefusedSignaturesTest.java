package chat.mia.assertion;

import static org.hamcrest.Matchers.equalTo;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strings that say the right things, but that nobody who is trusted has said. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(IssuersResource.class)
class RefusedSignaturesTest extends Refusals {

    private static final JWK STRANGER = Keys.ec("es256");

    @Test
    void signature_ofAStrangerUnderAKnownKid_isRefused() {
        refused("bad-signature", draft().key(STRANGER).sign());
    }

    @Test
    void claims_changedAfterwards_areRefused() {
        String[] parts = draft().sign().split("\\.");
        String other = draft().sign().split("\\.")[1];

        refused("bad-signature", parts[0] + "." + other + "." + parts[2]);
    }

    @Test
    void signature_zeros_isRefused() {
        String[] parts = draft().sign().split("\\.");

        refused("bad-signature", parts[0] + "." + parts[1] + "." + "A".repeat(86));
    }

    @Test
    void algorithm_none_isRefused() {
        String[] parts = draft().header("alg", "none").sign(JWSAlgorithm.ES256).split("\\.");

        refused("malformed", parts[0] + "." + parts[1] + ".");
        refused("wrong-algorithm", String.join(".", parts));
    }

    @Test
    void algorithm_hmacWithThePublicKey_isRefused() throws Exception {
        byte[] publicKey = Keys.RS256.toRSAKey().toPublicKey().getEncoded();
        JWK confused = new OctetSequenceKey.Builder(publicKey).build();

        refused(
                "wrong-algorithm",
                draft().header("alg", "HS256")
                        .header("kid", "rs256")
                        .key(confused)
                        .sign());
    }

    @Test
    void algorithm_hmacWithAPublishedSecret_isRefused() {
        refused(
                "wrong-algorithm",
                Draft.of(IssuersResource.FILE, Keys.SHARED, Instant.now()).sign());
    }

    @Test
    void algorithm_thatThisIssuerMayNotUse_isRefused() {
        refused(
                "wrong-algorithm",
                Draft.of(IssuersResource.OTHER, Keys.ES384, Instant.now()).sign());
    }

    @Test
    void key_ofAnotherTypeThanTheAlgorithm_isRefused() {
        refused("unknown-key", draft().header("kid", "rs256").sign());
    }

    @Test
    void key_publishedForAnotherAlgorithm_isRefused() {
        refused(
                "unknown-key",
                Draft.of(IssuersResource.FILE, Keys.PS256, Instant.now())
                        .header("alg", "RS256")
                        .sign());
    }

    @Test
    void key_shortRsa_isRefused() {
        refused(
                "unknown-key",
                Draft.of(IssuersResource.FILE, Keys.SHORT, Instant.now()).sign());
    }

    @Test
    void key_publishedForEncryption_isRefused() {
        refused(
                "unknown-key",
                Draft.of(IssuersResource.FILE, Keys.ENCRYPTS, Instant.now()).sign());
    }

    @Test
    void kid_unknownOrTooLong_isRefused() {
        refused("unknown-key", draft().header("kid", "another").sign());
        refused("malformed", draft().header("kid", "x".repeat(256)).sign());
    }

    @Test
    void key_broughtAlong_isNotLookedAt() {
        Map<String, Object> jwk = STRANGER.toPublicJWK().toJSONObject();

        refused("bad-signature", draft().header("jwk", jwk).key(STRANGER).sign());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jku", "x5u"})
    void key_atAnAddressBroughtAlong_isNotFetched(String header) {
        refused(
                "bad-signature",
                draft().header(header, "https://evil.example/jwks.json")
                        .key(STRANGER)
                        .sign());
    }

    @Test
    void header_withExtensions_isRefused() {
        refused(
                "malformed",
                draft().header("crit", List.of("exp")).header("exp", 1).sign());
        refused(
                "malformed",
                draft().header("crit", List.of("b64")).header("b64", true).sign());
        refused("malformed", draft().header("b64", false).sign());
        refused("malformed", draft().header("cty", "JWT").sign());
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "AT+JWT", "application/at+jwt", "consent-receipt+jwt", "logout+jwt", ""})
    void type_another_isRefused(String type) {
        refused("wrong-type", draft().header("typ", type).sign());
    }

    @Test
    void text_thatIsNoSignedJwt_isRefused() {
        String assertion = draft().sign();

        refused("malformed", "");
        refused("malformed", "no-jwt-at-all");
        refused("malformed", "a.b.c");
        refused("malformed", assertion + ".x.y");
        refused("malformed", assertion + "=");
        refused("malformed", " " + assertion);
        refused("malformed", draft().claim("padding", "x".repeat(8192)).sign());
    }

    @Test
    void body_assertionAndPassword_isInvalid() {
        new Browser()
                .call("POST", "/api/v1/session", Map.of("assertion", draft().sign(), "password", Browser.PASSWORD))
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors[0].field", equalTo("assertion"));
    }

    @Test
    void body_assertionThatIsNoString_isInvalid() {
        new Browser()
                .call("POST", "/api/v1/session", "{\"assertion\": {\"sub\": \"ada\"}}")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("assertion"));
    }

    @Test
    void header_authorization_isInvalid() {
        new Browser()
                .with("Authorization", "Bearer x")
                .call("POST", "/api/v1/session", Map.of("assertion", draft().sign()))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("Authorization"));
    }
}
