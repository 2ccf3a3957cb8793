package chat.mia.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import chat.mia.testing.NothingChanges;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The order of checks that the contract gives: of several faults, the earlier one is told. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CheckOrderTest extends NothingChanges {

    private static final String PATH = "/api/v1/session";

    @Test
    void method_wrong_says405WithAllow() {
        given().put(PATH)
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .header("Allow", "DELETE, GET, HEAD, OPTIONS, POST")
                .body("type", equalTo("/problems/method-not-allowed"));
        given().get("/api/v1/accounts").then().statusCode(405).header("Allow", "OPTIONS, POST");
    }

    @Test
    void checks_severalFail_theEarlierOneIsTold() {
        String tooLarge = "x".repeat(70_000);
        given().header("Sec-Fetch-Site", "cross-site")
                .contentType("text/plain")
                .body(tooLarge)
                .put(PATH)
                .then()
                .statusCode(405);
        given().header("Sec-Fetch-Site", "cross-site")
                .contentType("text/plain")
                .body(tooLarge)
                .post(PATH)
                .then()
                .statusCode(413);
        given().header("Sec-Fetch-Site", "cross-site")
                .contentType("text/plain")
                .body("x")
                .post(PATH)
                .then()
                .statusCode(415);
        given().header("Sec-Fetch-Site", "cross-site")
                .header("Cookie", "csrf_token=1; csrf_token=2")
                .contentType("application/json")
                .body("x")
                .post(PATH)
                .then()
                .statusCode(403);
        given().header("Cookie", "access_token=forged; csrf_token=1; csrf_token=2")
                .contentType("application/json")
                .body("x")
                .put("/api/v1/consent")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/ambiguous-cookies"));
        given().header("Cookie", "access_token=forged")
                .contentType("application/json")
                .body("x")
                .put("/api/v1/consent")
                .then()
                .statusCode(401);
    }
}
