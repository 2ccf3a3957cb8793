package chat.mia.pages;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import chat.mia.web.ProblemType;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The OpenAPI document describes every call with examples, and every problem that it may answer with. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OpenApiTest {

    private JsonNode document;
    private List<OpenApiCall> calls;

    @BeforeEach
    void read() {
        document = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .as(JsonNode.class);
        calls = OpenApiCall.of(document);
        assertTrue(calls.size() >= 12, "the walk finds the calls");
    }

    @Test
    void document_saysWhatItIs() {
        assertEquals("Mia Consent", document.at("/info/title").asText());
        assertEquals("1", document.at("/info/version").asText());
        assertEquals("Apache-2.0", document.at("/info/license/name").asText());
        assertTrue(document.at("/info/contact").isMissingNode());
        assertTrue(document.path("servers").isMissingNode());
        assertTrue(document.at("/components/schemas/HttpServerRequest").isMissingNode());
    }

    @Test
    void calls_areSummarised_andOnlyPutAndPostHaveBodies() {
        for (OpenApiCall call : calls) {
            assertFalse(call.operation().path("summary").asText().isBlank(), call.name());
            assertFalse(call.operation().path("description").asText().isBlank(), call.name());
            if (call.name().matches("(GET|DELETE) .*")) {
                assertFalse(call.operation().has("requestBody"), call.name());
            }
        }
    }

    @Test
    void successes_haveJsonExamplesOfTheirSchema() {
        for (OpenApiCall call : calls) {
            if (call.operation().has("requestBody")) {
                assertExamples(
                        call.name(),
                        call.operation()
                                .at("/requestBody/content")
                                .path(call.isOAuth() ? "application/x-www-form-urlencoded" : "application/json"));
            }
            for (OpenApiCall.Answer answer : call.answers()) {
                assertFalse(answer.node().path("description").asText().isBlank(), answer.name());
                JsonNode jwt = answer.content("application/jwt").path("examples");
                if (answer.status() < 300 && answer.status() != 204 && jwt.isEmpty()) {
                    assertExamples(answer.name(), answer.content("application/json"));
                }
            }
        }
    }

    @Test
    void refusals_haveExamplesThatAreTrue() {
        Map<String, ProblemType> known =
                new KnownProblems().types().stream().collect(Collectors.toMap(ProblemType::slug, type -> type));
        for (OpenApiCall call : calls) {
            for (OpenApiCall.Answer answer : call.answers()) {
                if (call.isOAuth() && answer.status() == 401) {
                    assertEquals(
                            "invalid_client",
                            answer.content("application/json")
                                    .at("/examples/invalid_client/value/error")
                                    .asText());
                } else if (call.isForGateways()) {
                    assertTrue(answer.node().path("content").isMissingNode(), answer.name());
                } else if (answer.status() >= 400) {
                    assertEquals(
                            "#/components/schemas/Problem",
                            answer.content("application/problem+json")
                                    .at("/schema/$ref")
                                    .asText(),
                            answer.name());
                    assertFalse(answer.problems().isEmpty(), answer.name());
                }
                answer.problems().forEachEntry((slug, example) -> {
                    String where = answer.name() + " " + slug;
                    assertTrue(known.containsKey(slug), where);
                    assertEquals("/problems/" + slug, example.at("/value/type").asText(), where);
                    assertEquals(known.get(slug).status(), answer.status(), where);
                    assertEquals(answer.status(), example.at("/value/status").asInt(), where);
                    assertEquals(
                            known.get(slug).title(), example.at("/value/title").asText(), where);
                    assertFalse(example.at("/value/detail").asText().isBlank(), where);
                });
            }
        }
    }

    @Test
    void problems_thatExist_areAllDocumented() {
        Set<String> documented =
                calls.stream().flatMap(call -> call.slugs().stream()).collect(Collectors.toSet());

        assertEquals(
                new TreeSet<>(),
                new KnownProblems()
                        .types().stream()
                                .map(ProblemType::slug)
                                .filter(slug -> !documented.contains(slug))
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void problems_ofEveryCall_areDocumentedAtEveryCall() {
        for (OpenApiCall call :
                calls.stream().filter(one -> !one.isForGateways()).toList()) {
            Set<String> expected = new TreeSet<>(
                    Set.of("method-not-allowed", "not-acceptable", "internal-error", "temporarily-unavailable"));
            if (call.isUnsafe()) {
                expected.add("cross-site-request");
            }
            if (call.operation().has("requestBody")) {
                expected.addAll(Set.of("body-too-large", "unsupported-media-type", "invalid-request"));
            }
            expected.removeAll(call.slugs());
            assertEquals(Set.of(), expected, call.name());
            assertFalse(call.operation().at("/responses/405/headers/Allow").isMissingNode(), call.name());
            assertFalse(
                    call.operation().at("/responses/503/headers/Retry-After").isMissingNode(), call.name());
        }
    }

    @Test
    void theCallOfGateways_saysEveryDecision() {
        JsonNode answers = document.path("paths").at("/~1api~1v1~1consent~1check~1{category}/get/responses");

        assertEquals(
                Set.of("204", "403"),
                answers.propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet()));
        assertEquals(
                "[\"granted\"]",
                answers.at("/204/headers/Consent-Decision/schema/enum").toString());
        assertEquals(
                "[\"refused\",\"unset\",\"expired\",\"outdated\",\"unknown\"]",
                answers.at("/403/headers/Consent-Decision/schema/enum").toString());
    }

    @Test
    void callsThatLookAtTheAccessToken_nameItAndTheCsrfToken() {
        for (OpenApiCall call : calls) {
            boolean signedIn = call.slugs().contains("access-token-expired");
            String security = call.operation().path("security").toString();
            assertEquals(signedIn, security.startsWith("[{\"access_token\":[]},{\"bearer\":[]}"), call.name());
            assertEquals(
                    call.slugs().contains("csrf-token-mismatch"),
                    call.operation().path("parameters").toString().contains("\"X-CSRF-Token\""),
                    call.name());
            assertTrue(!signedIn || !call.isUnsafe() || call.slugs().contains("csrf-token-mismatch"), call.name());
        }
        assertEquals(
                Set.of("access_token", "bearer", "client", "refresh_token"),
                document.at("/components/securitySchemes")
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }

    private void assertExamples(String where, JsonNode content) {
        assertFalse(content.path("examples").isEmpty(), where);
        JsonNode schema = document.at(content.at("/schema/$ref").asText().substring(1));
        content.path("examples").forEachEntry((name, example) -> {
            assertTrue(example.path("value").isObject(), where + " " + name + " is no JSON object");
            example.path("value")
                    .fieldNames()
                    .forEachRemaining(field ->
                            assertTrue(schema.path("properties").has(field), where + " " + name + " " + field));
        });
    }
}
