package chat.mia;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import chat.mia.testing.FreeManagementPort;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.http.Cookies;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

/** What everybody does all day, on what is shipped: a class or a file that a native executable lacks shows here. */
@QuarkusIntegrationTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(FreeManagementPort.class)
class MainFlowsIT {

    private static final String SOMEBODY = "{\"email\": \"%s@chat.example\", \"password\": \"three words that rhyme\"}";

    private static final String YES = """
            {"policyVersion": "2026-04-25", "choices": {"analytics": true}, "source": "banner", "locale": "de"}""";

    @Test
    void session_isOpenedRefreshedAndRead() {
        Response signedUp = signUp("ada");

        Response refreshed = with(signedUp).post("/api/v1/session/refresh");

        refreshed.then().statusCode(200).body("session.id", equalTo(signedUp.path("session.id")));
        with(refreshed).get("/api/v1/session").then().statusCode(200).body("consent.status", equalTo("unset"));
        with(refreshed).get("/api/v1/sessions").then().statusCode(200);
    }

    @Test
    void choice_isRecordedAndReadInEveryPlace() {
        Response signedUp = signUp("grace");

        Response chosen = with(signedUp).contentType(ContentType.JSON).body(YES).put("/api/v1/consent");

        chosen.then().statusCode(200).body("status", equalTo("granted"));
        with(signedUp).get("/api/v1/consent/history").then().statusCode(200);
        with(signedUp).get("/api/v1/account/data").then().statusCode(200).body(containsString("grace@chat.example"));
        given().get("/api/v1/consent/notice").then().statusCode(200);
    }

    @Test
    void weakPassword_isRefusedByTheListsThatAreShipped() {
        given().contentType(ContentType.JSON)
                .body("{\"email\": \"weak@chat.example\", \"password\": \"iloveyou1234567\"}")
                .post("/api/v1/accounts")
                .then()
                .statusCode(400)
                .body(containsString("easy to guess"));
    }

    @Test
    void pages_areThereInEveryLanguage() {
        for (String language : new String[] {"en", "de", "fr", "es", "uk", "ar"}) {
            for (String path :
                    new String[] {"/legal/cookies", "/legal/cookies/changes", "/problems/not-signed-in", "/"}) {
                given().header("Accept-Language", language)
                        .accept(ContentType.HTML)
                        .get(path)
                        .then()
                        .statusCode(200)
                        .body(containsString("lang=\"" + language + "\""));
            }
        }
    }

    @Test
    void filesOfTheKit_areThere() {
        for (String file : new String[] {"index.js", "gate.js", "kit.css", "settings/words/de.js", "words/ar.js"}) {
            given().get("/kit/" + file).then().statusCode(200);
        }
    }

    @Test
    void document_describesTheApi() {
        given().accept(ContentType.JSON)
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body(containsString("/api/v1/consent"));
    }

    @Test
    void refusals_areProblems() {
        with(signUp("hedy"))
                .get("/api/v1/admin/keys")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", not(equalTo("about:blank")));
        given().get("/api/v1/session").then().statusCode(401).contentType("application/problem+json");
    }

    @Test
    void probesAndMetrics_areOnTheManagementPort() {
        for (String probe : new String[] {"started", "live", "ready"}) {
            RestAssured.get(FreeManagementPort.address() + "/q/health/" + probe)
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("UP"));
        }
        RestAssured.get(FreeManagementPort.address() + "/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("mia_keys_age_seconds"))
                // There before it rises, or no alert would see it rise.
                .body(containsString("mia_problems_total{type=\"internal-error\"} 0.0"));
        given().get("/q/health/ready").then().statusCode(404);
    }

    private Response signUp(String name) {
        Response answer = given().contentType(ContentType.JSON)
                .body(SOMEBODY.formatted(name))
                .post("/api/v1/accounts");
        answer.then().statusCode(201);
        return answer;
    }

    private RequestSpecification with(Response answer) {
        Cookies cookies = answer.detailedCookies();
        return given().cookie("access_token", cookies.getValue("access_token"))
                .cookie("refresh_token", cookies.getValue("refresh_token"))
                .cookie("csrf_token", cookies.getValue("csrf_token"))
                .header("X-CSRF-Token", cookies.getValue("csrf_token"));
    }
}
