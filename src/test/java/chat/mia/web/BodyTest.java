package chat.mia.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import chat.mia.testing.NothingChanges;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are not what the contract asks for. None of them changes anything. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BodyTest extends NothingChanges {

    private static final String PATH = "/api/v1/session";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json | ''",
                "[] | ''",
                "'\"text\"' | ''",
                "null | ''",
                "'{\"email\":\"a@b.example\"' | ''",
                "'{\"email\":\"a@b.example\",\"password\":\"x\"} trailing' | ''",
                "'{\"email\":1,\"password\":\"x\"}' | email",
                "'{\"email\":true,\"password\":\"x\"}' | email",
                "'{\"email\":{},\"password\":\"x\"}' | email",
                "'{\"email\":[\"a@b.example\"],\"password\":\"x\"}' | email",
                "'{\"email\":\"a@b.example\",\"password\":null}' | password",
                "'{\"email\":\"a@b.example\"}' | password",
                "'{\"email\":\"a@b.example\",\"password\":\"x\",\"admin\":true}' | admin",
                "{} | email",
            })
    void body_notTheShapeOfTheContract_saysWhere(String body, String field) {
        for (String path : new String[] {PATH, "/api/v1/accounts"}) {
            given().contentType("application/json")
                    .body(body)
                    .post(path)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/invalid-request"))
                    .body("errors.field", hasItem(field));
        }
    }

    @Test
    void body_aNameTwice_isRefused() {
        given().contentType("application/json")
                .body("{\"email\":\"a@b.example\",\"email\":\"c@d.example\",\"password\":\"x\"}")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"hunter2\":1}", "hunter2", "\"hunter2", "\"hunter2\" hunter2", "[\"hunter2\"]"})
    void body_refused_isNotRepeatedInTheAnswer(String password) {
        given().contentType("application/json")
                .body("{\"email\":\"a@b.example\",\"password\":" + password + "}")
                .post("/api/v1/accounts")
                .then()
                .statusCode(400)
                .body(not(containsString("hunter2")));
    }

    @Test
    void body_none_isInvalid() {
        given().post(PATH).then().statusCode(400).body("type", equalTo("/problems/invalid-request"));
        given().contentType("application/json")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "multipart/form-data; boundary=x", "*/*", "json"})
    void body_notJson_says415(String type) {
        given().config(io.restassured.RestAssured.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("Content-Type", type)
                .body("{}".getBytes(StandardCharsets.UTF_8))
                .post(PATH)
                .then()
                .statusCode(415)
                .body("type", equalTo("/problems/unsupported-media-type"));
    }

    @Test
    void body_form_says415() {
        given().formParam("email", "a@b.example")
                .post(PATH)
                .then()
                .statusCode(415)
                .body("type", equalTo("/problems/unsupported-media-type"));
    }

    @Test
    void body_jsonWithCharset_isTaken() {
        given().header("Content-Type", "application/json; charset=utf-8")
                .body("{}".getBytes(StandardCharsets.UTF_8))
                .post(PATH)
                .then()
                .statusCode(400);
    }
}
