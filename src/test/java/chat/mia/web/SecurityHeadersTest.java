package chat.mia.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SecurityHeadersTest {

    @ParameterizedTest
    @ValueSource(strings = {"/q/openapi", "/no/such/path", "/api/v1/nothing", "/api/v1/session", "/"})
    void get_anyPath_hasSecurityHeaders(String path) {
        given().get(path)
                .then()
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Strict-Transport-Security", "max-age=31536000")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header(
                        "Content-Security-Policy",
                        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
                                + " object-src 'none'");
    }

    @Test
    void get_unknownPath_says404AsProblem() {
        given().get("/api/v1/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store")
                .body("type", equalTo("/problems/not-found"))
                .body("status", equalTo(404));
    }
}
