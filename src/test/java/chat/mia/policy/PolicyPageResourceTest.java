package chat.mia.policy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PolicyPageResourceTest {

    @ParameterizedTest
    @ValueSource(strings = {"/legal/cookies", "/legal/cookies/2026-04-25"})
    void get_knownVersion_isRevalidatedEachTime(String path) {
        given().get(path)
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("ETag", matchesPattern("\"[0-9a-f]{64}-gzip\""))
                .header("Content-Language", "en")
                .header("Vary", "Accept-Language, Accept-Encoding")
                .header("Cache-Control", "no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "*"})
    void get_tagAlreadyKnown_says304WithoutBody(String ifNoneMatch) {
        String tag = given().get("/legal/cookies").header("ETag");

        given().header("If-None-Match", ifNoneMatch.formatted(tag))
                .get("/legal/cookies")
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag))
                .header("Content-Language", "en")
                .header("Vary", "Accept-Language, Accept-Encoding")
                .header("Cache-Control", "no-cache")
                .body(emptyString());
    }

    @Test
    void get_anotherTagKnown_sendsThePage() {
        given().header("If-None-Match", "\"other\"")
                .get("/legal/cookies")
                .then()
                .statusCode(200)
                .body(containsString("<h1>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/legal/cookies/2020-01-01", "/legal/cookies/none", "/api/v1/policies/cookies/2020-01-01"})
    void get_unknownVersion_says404AsProblem(String path) {
        given().get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/not-found"))
                .body("detail", containsString("/api/v1/policies/cookies/versions"));
    }

    @Test
    void head_knownVersion_hasTheHeadersOfGetAndNoBody() {
        String tag = given().get("/legal/cookies").header("ETag");

        given().head("/legal/cookies")
                .then()
                .statusCode(200)
                .header("ETag", equalTo(tag))
                .contentType("text/html;charset=UTF-8")
                .body(emptyString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/legal/cookies", "/legal/cookies/2026-04-25"})
    void otherMethods_onThePage_areRefusedAndNamed(String path) {
        given().post(path).then().statusCode(405).header("Allow", equalTo("GET, HEAD, OPTIONS"));
        given().options(path).then().statusCode(200).header("Allow", containsString("GET"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "image/png"})
    void get_otherMediaTypeWanted_says406AsProblem(String accept) {
        given().accept(accept)
                .get("/legal/cookies")
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/not-acceptable"));
    }

    @Test
    void get_version_namesItsOwnAddressAsTheLastingOne() {
        given().get("/legal/cookies")
                .then()
                .body(containsString("<link rel=\"canonical\" href=\"/legal/cookies/2026-04-25\">"));
    }

    @Test
    void openApi_describesTheCallsForProgramsOnly() {
        given().get("/q/openapi")
                .then()
                .body(containsString("/api/v1/policies/cookies/{version}"))
                .body(not(containsString("\n  /legal/cookies")));
    }
}
