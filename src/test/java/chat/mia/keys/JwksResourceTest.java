package chat.mia.keys;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.WithAdmins;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithAdmins.class)
@QuarkusTestResource(PostgresResource.class)
class JwksResourceTest extends KeysFixture {

    private static final String JWKS = "/.well-known/jwks.json";

    @Test
    void get_publicHalvesOnly_namedByThumbprint() throws JoseException {
        Map<String, Object> key = given().get(JWKS)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "public, max-age=300")
                .body("keys", hasSize(1 + receiptKeys().size()))
                .body("keys[0]", aMapWithSize(7))
                .body("keys[0].kty", equalTo("EC"))
                .body("keys[0].crv", equalTo("P-256"))
                .body("keys[0].alg", equalTo("ES256"))
                .body("keys[0].use", equalTo("sig"))
                .extract()
                .path("keys[0]");

        assertEquals(JsonWebKey.Factory.newJwk(key).calculateBase64urlEncodedThumbprint("SHA-256"), key.get("kid"));
    }

    @Test
    void get_setThatTheCallerHas_says304UntilItChanges() {
        String tag = given().get(JWKS).header("ETag");

        for (String known : new String[] {tag, "W/" + tag, "\"another\", " + tag, "*"}) {
            given().header("If-None-Match", known)
                    .get(JWKS)
                    .then()
                    .statusCode(304)
                    .header("ETag", tag)
                    .header("Cache-Control", "public, max-age=300")
                    .body(emptyString());
        }
        pass("30 days");
        given().header("If-None-Match", tag).get(JWKS).then().statusCode(200).header("ETag", not(tag));
    }

    @Test
    void metrics_tellTheAgeOfTheActiveKey() {
        pass("10 days");

        String metrics = given().port(managementPort()).get("/q/metrics").asString();
        double age = metrics.lines()
                .filter(line -> line.startsWith("mia_keys_age_seconds"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
        assertEquals(864_000, age, 120);
    }

    private static int managementPort() {
        return org.eclipse.microprofile.config.ConfigProvider.getConfig()
                .getValue("quarkus.management.test-port", Integer.class);
    }
}
