package chat.mia;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import chat.mia.testing.PackagedApplication;
import chat.mia.testing.PostgresResource;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.http.Cookies;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What everybody does all day, on what is shipped: a class or a file that a native executable lacks shows here. Its tables were
 * made by {@code migrate}, and its secrets come from files.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MainFlowsIT {

    private static final String SOMEBODY = "{\"email\": \"%s@chat.example\", \"password\": \"three words that rhyme\"}";

    private static final String YES = """
            {"policyVersion": "2026-04-25", "choices": {"analytics": true}, "source": "banner", "locale": "de"}""";

    private final PostgresResource postgres = new PostgresResource();
    private Process service;
    private int port;
    private int management;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(postgres.start());
        Map<String, String> migration = new HashMap<>(settings);
        migration.keySet().removeIf(name -> name.startsWith("mia.") || name.equals("quarkus.datasource.password"));
        PackagedApplication.said(migration, 0, "migrate");
        settings.keySet().removeIf(name -> name.startsWith("quarkus.flyway."));
        Path secrets = Files.createTempDirectory("secrets");
        for (String name :
                new String[] {"mia.keys.secrets.\"0\"", "mia.keys.encryption-secret", "quarkus.datasource.password"}) {
            Files.writeString(secrets.resolve(name.replace("\"", "")), settings.remove(name) + "\n");
        }
        port = PackagedApplication.freePort();
        management = PackagedApplication.freePort();
        service = PackagedApplication.start(
                settings,
                "quarkus.http.port=" + port,
                "quarkus.management.port=" + management,
                "quarkus.flyway.migrate-at-start=false",
                "smallrye.config.source.file.locations=" + secrets);
        PackagedApplication.awaitReady(service, management);
    }

    @AfterAll
    void stop() {
        if (service != null) {
            service.destroyForcibly();
        }
        postgres.stop();
    }

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
    void receipt_isVerifiedByTheCommand() throws IOException, InterruptedException {
        String receipt = given().contentType(ContentType.JSON)
                .body(YES)
                .put("/api/v1/consent")
                .path("receipt");
        Path folder = Files.createTempDirectory("mia");
        Path file = Files.writeString(folder.resolve("receipt.jwt"), receipt);
        Path jwks = Files.writeString(
                folder.resolve("jwks.json"),
                given().get("/.well-known/jwks.json").asString());

        assertThat(
                PackagedApplication.said(Map.of(), 0, "verify-receipt", file.toString(), "--jwks", jwks.toString()),
                containsString("Yes to analytics"));
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
            RestAssured.get("http://localhost:" + management + "/q/health/" + probe)
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("UP"));
        }
        RestAssured.get("http://localhost:" + management + "/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("mia_keys_age_seconds"));
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

    private RequestSpecification given() {
        return RestAssured.given().baseUri("http://localhost").port(port);
    }
}
