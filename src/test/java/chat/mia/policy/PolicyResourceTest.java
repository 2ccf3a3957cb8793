package chat.mia.policy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PolicyResourceTest {

    private static final String POLICY = "/api/v1/policies/cookies";

    @ParameterizedTest
    @ValueSource(strings = {POLICY, POLICY + "/2026-04-25"})
    void get_policy_saysVersionAndDates(String path) {
        given().get(path)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .body("version", equalTo("2026-04-25"))
                .body("lastUpdated", equalTo("2026-04-25"))
                .body("effective", equalTo("2026-04-25"))
                .body("material", equalTo(true));
    }

    @Test
    void get_sections_areThePlainTextOfThePage() {
        given().get(POLICY)
                .then()
                .body("sections.number", contains(1, 2, 3, 4, 5, 6))
                .body("sections[1].title", equalTo("Cookies we use"))
                .body("sections[1].parts[0].title", equalTo("Essential cookies"))
                .body("sections[1].parts[0].entries", containsInAnyOrder("access_token", "refresh_token", "csrf_token"))
                .body("sections[5].paragraphs", hasItem("privacy@chat.example"));
    }

    @Test
    void get_catalogue_saysWhatEachEntryIs() {
        given().get(POLICY)
                .then()
                .body("catalogue", hasSize(9))
                .body("catalogue.find { it.name == 'mia-static' }.store", equalTo("cache"))
                .body("catalogue.find { it.name == 'refresh_token' }.store", equalTo("cookie"))
                .body("catalogue.find { it.name == 'refresh_token' }.category", equalTo("essential"))
                .body("catalogue.find { it.name == 'refresh_token' }.basis", equalTo("service-requested"))
                .body(
                        "catalogue.find { it.name == 'refresh_token' }.basisText",
                        equalTo("strictly necessary for a service that you asked for; no consent needed"))
                .body("catalogue.find { it.name == 'mia_analytics_id' }.basis", equalTo("consent"))
                .body("catalogue.find { it.name == 'mia_language' }.basis", equalTo("preference-requested"))
                .body("catalogue.find { it.name == 'cookie_consent' }.basis", equalTo("choice-kept"))
                .body("catalogue.find { it.name == 'refresh_token' }.lifetime", equalTo("P30D"))
                .body("catalogue.find { it.name == 'refresh_token' }.duration", equalTo("30 days"))
                .body("catalogue.find { it.name == 'refresh_token' }.attributes", contains("HttpOnly", "Secure"))
                .body("catalogue.find { it.name == 'mia_language' }.store", equalTo("local-storage"))
                .body("catalogue.find { it.name == 'mia_language' }.lifetime", equalTo("persistent"))
                .body("catalogue.find { it.name == 'mia_language' }.attributes", empty());
    }

    @Test
    void get_sha256_isThatOfThePage() throws NoSuchAlgorithmException {
        byte[] page = given().get("/legal/cookies").asByteArray();
        String stated = given().get(POLICY).path("sha256");

        assertEquals(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(page)), stated);
    }

    @Test
    void get_versions_listsThemOldestFirst() {
        given().get(POLICY + "/versions")
                .then()
                .statusCode(200)
                .body("versions.version", contains("2026-04-25"))
                .body("versions[0].lastUpdated", equalTo("2026-04-25"))
                .body("versions[0].material", equalTo(true));
    }
}
