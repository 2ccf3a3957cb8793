package chat.mia.session;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.ServiceClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a request for introspection must look like. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class IntrospectionRequestTest {

    private static final String PATH = "/api/v1/introspect";
    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void introspect_hint_isPassedOver() {
        ServiceClient.request()
                .contentType(FORM)
                .body("token_type_hint=refresh_token&token="
                        + Browser.signedUp().cookie("access_token"))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("active", equalTo(true));
    }

    @Test
    void introspect_withoutOneToken_says400() {
        for (String form : new String[] {"", "token=", "token", "tokens=x", "token=x&token=y", "token=%"}) {
            ServiceClient.request()
                    .contentType(FORM)
                    .body(form)
                    .post(PATH)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/invalid-request"));
        }
    }

    @Test
    void introspect_otherMediaType_says415() {
        for (String type : new String[] {"application/json", "text/plain", "*/*"}) {
            ServiceClient.request()
                    .header("Content-Type", type)
                    .body("token=x".getBytes(StandardCharsets.US_ASCII))
                    .post(PATH)
                    .then()
                    .statusCode(415)
                    .body("type", equalTo("/problems/unsupported-media-type"))
                    .body(
                            "detail",
                            equalTo("Send a form with the header Content-Type: application/x-www-form-urlencoded."));
        }
    }

    @Test
    void checks_severalFail_theEarlierOneIsTold() {
        given().header("Sec-Fetch-Site", "cross-site")
                .contentType("text/plain")
                .body("x")
                .post(PATH)
                .then()
                .statusCode(415);
        given().header("Sec-Fetch-Site", "cross-site")
                .contentType(FORM)
                .body("x")
                .post(PATH)
                .then()
                .statusCode(403);
        given().contentType(FORM).body("x").post(PATH).then().statusCode(401);
    }

    @Test
    void form_whereJsonIsExpected_says415() {
        new Browser()
                .request("/api/v1/session")
                .contentType(FORM)
                .body("email=x&password=y")
                .post("/api/v1/session")
                .then()
                .statusCode(415);
    }
}
