package chat.mia.policy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** While there is one version. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PolicyChangesResourceTest {

    private static final String PATH = "/api/v1/policies/cookies/changes";

    @ParameterizedTest
    @ValueSource(strings = {"", "?from=2026-04-25&to=2026-04-25", "?from=&to="})
    void get_onlyVersion_isComparedWithItself(String query) {
        given().get(PATH + query)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("from.version", equalTo("2026-04-25"))
                .body("to.version", equalTo("2026-04-25"))
                .body("material", equalTo(false))
                .body("sections.changed", empty())
                .body("entries.added", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=2020-01-01", "to=2020-01-01", "from=2026-04-25&to=none", "from=changes"})
    void get_unknownVersion_says404(String query) {
        given().get(PATH + "?" + query)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/not-found"))
                .body("detail", containsString("/api/v1/policies/cookies/versions"));
    }

    @ParameterizedTest
    @CsvSource({"de, '', de", "'', 'uk, en;q=0.5', uk", "xx, 'fr-CA', fr", "'', '', en"})
    void get_language_isTheOneThatSuits(String lang, String preferences, String expected) {
        given().header("Accept-Language", preferences)
                .get(PATH + "?lang=" + lang)
                .then()
                .body("language", equalTo(expected))
                .body("notice.href", containsString("lang=" + expected));
    }
}
