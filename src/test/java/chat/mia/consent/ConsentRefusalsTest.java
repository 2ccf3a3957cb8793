package chat.mia.consent;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each refusal names what is wrong, sets no cookie and changes nothing. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ConsentRefusalsTest {

    @Inject
    Tables tables;

    private Map<String, String> before;

    @BeforeEach
    void look() {
        before = tables.contents();
    }

    @AfterEach
    void nothingChanged() {
        assertEquals(before, tables.contents());
    }

    @Test
    void put_emptyObject_namesEveryMissingField() {
        refused("{}", "invalid-request", 400)
                .body("errors.field", containsInAnyOrder("policyVersion", "choices", "source", "locale"));
    }

    @Test
    void put_severalWrongValues_namesThemAll() {
        String body = """
                {"policyVersion": " ", "choices": {"analytics": null}, "source": "popup", "locale": "de_AT",
                 "decidedAt": "+10000-01-01T00:00:00Z"}""";
        refused(body, "invalid-request", 400)
                .body(
                        "errors.field",
                        containsInAnyOrder("policyVersion", "choices.analytics", "source", "locale", "decidedAt"));
    }

    @ParameterizedTest
    @CsvSource({
        "policyVersion, 20260425",
        "choices, '[]'",
        "choices, '\"analytics\"'",
        "source, 1",
        "source, '\"BANNER\"'",
        "locale, '\"\"'",
        "locale, '\"de--AT\"'",
        "locale, '\"en-a-aaaaaaaa-bbbbbbbb-cccccccc-dddddd\"'",
        "locale, null",
        "notice, {}",
        "decidedAt, 1777111530",
        "decidedAt, '\"1777111530\"'",
        "decidedAt, '\"2026-04-25\"'",
        "decidedAt, '\"yesterday\"'",
        "decidedAt, '\"1969-12-31T23:59:59Z\"'",
        "receipt, '\"x\"'",
    })
    void put_oneWrongValue_namesTheField(String field, String value) {
        refused(with(field, value), "invalid-request", 400).body("errors.field", hasItem(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "1", "0", "\"\"", "{}", "[true]", "null"})
    void put_choiceIsNoBoolean_namesTheCategory(String value) {
        refused(with("choices", "{\"analytics\": " + value + "}"), "invalid-request", 400)
                .body("errors.field", hasItem("choices.analytics"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "null",
                "[]",
                "yes",
                "{} {}",
                "{\"choices\": {\"analytics\": false, \"analytics\": true}}",
                "{\"source\": \"banner\", \"source\": \"settings\"}"
            })
    void put_notTheJsonOfAChoice_says400(String body) {
        refused(body, "invalid-request", 400);
    }

    @Test
    void put_withoutBody_says400() {
        refused("", "invalid-request", 400);
    }

    @Test
    void put_unknownCategories_namesThemAll() {
        refused(with("choices", "{\"analytics\": true, \"ads\": true, \"Analytics\": false}"), "unknown-category", 400)
                .body("errors.field", containsInAnyOrder("choices.ads", "choices.Analytics"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"essential", "functional"})
    void put_categoryWithoutConsent_saysItIsNotOptional(String category) {
        refused(with("choices", "{\"analytics\": true, \"" + category + "\": true}"), "essential-not-optional", 400)
                .body("errors.field", containsInAnyOrder("choices." + category));
    }

    @Test
    void put_categoryLeftOut_namesIt() {
        refused(with("choices", "{}"), "category-missing", 400)
                .body("errors.field", containsInAnyOrder("choices.analytics"));
    }

    @Test
    void put_noticeNeverPublished_says400() {
        refused(with("notice", "\"" + "0".repeat(64) + "\""), "unknown-notice", 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2025-01-01\"", "\"nonsense\""})
    void put_versionNotInForce_says409WithCurrentVersion(String version) {
        refused(with("policyVersion", version), "policy-outdated", 409)
                .body("currentVersion", equalTo(Visitor.CURRENT_VERSION));
    }

    @Test
    void put_wrongContentUnderOutdatedPolicy_saysContentFirst() {
        refused(
                "{\"policyVersion\": \"2025-01-01\", \"choices\": {}, \"source\": \"banner\", \"locale\": \"en\"}",
                "category-missing",
                400);
    }

    private static ValidatableResponse refused(String body, String slug, int status) {
        return Visitor.anonymous()
                .put(body)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .header("Set-Cookie", nullValue())
                .body("type", equalTo("/problems/" + slug));
    }

    /** A valid choice but for one field. */
    private static String with(String field, String json) {
        Map<String, String> fields = new TreeMap<>(Map.of(
                "policyVersion", "\"" + Visitor.CURRENT_VERSION + "\"",
                "choices", "{\"analytics\": true}",
                "source", "\"settings\"",
                "locale", "\"en\""));
        fields.put(field, json);
        return fields.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\": " + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
