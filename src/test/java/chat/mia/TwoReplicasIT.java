package chat.mia;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.EventReader;
import chat.mia.testing.PackagedApplication;
import chat.mia.testing.PostgresResource;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two packaged applications on one database, as an operator runs them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoReplicasIT {

    private static final String SOMEBODY = "{\"email\": \"%s@chat.example\", \"password\": \"three words that rhyme\"}";

    private static final String YES = """
        {"policyVersion": "2026-04-25", "choices": {"analytics": true}, "source": "banner", "locale": "en"}\
        """;

    private final PostgresResource postgres = new PostgresResource();
    private final Map<String, String> settings = new HashMap<>();
    private Process first;
    private Process second;
    private int firstPort;
    private int secondPort;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        settings.putAll(postgres.start());
        settings.put("mia.events.heartbeat", "1s");
        settings.put("quarkus.shutdown.delay", "0s");
        settings.put("quarkus.shutdown.timeout", "5m");
        firstPort = PackagedApplication.freePort();
        first = replica(firstPort);
        secondPort = PackagedApplication.freePort();
        second = replica(secondPort);
    }

    @AfterAll
    void stop() {
        first.destroyForcibly();
        second.destroyForcibly();
        postgres.stop();
    }

    @Test
    void signOut_onOneReplica_isKnownToTheOtherAndToItsStreams() throws IOException, InterruptedException {
        String token = signUp("ada");
        assertEquals(200, whoAmI(secondPort, token).statusCode());
        try (EventReader reader = new EventReader(secondPort, "")) {
            assertEquals(200, reader.status());

            bearing(token, firstPort).delete("/api/v1/session").then().statusCode(204);

            assertEquals("session-ended", firstOfSessions(reader));
            awaitRefusal(secondPort, token);
        }
    }

    @Test
    void withdrawal_onOneReplica_isKnownToTheGatewaysOfTheOther() throws InterruptedException {
        String old = signUp("hedy");
        bearing(old, firstPort)
                .contentType("application/json")
                .body(YES)
                .put("/api/v1/consent")
                .then()
                .statusCode(200);
        String yes = RestAssured.given()
                .port(firstPort)
                .contentType("application/json")
                .body(SOMEBODY.formatted("hedy"))
                .post("/api/v1/session")
                .cookie("access_token");
        assertEquals(204, check(secondPort, yes).statusCode());

        bearing(yes, firstPort).delete("/api/v1/consent");

        for (int attempt = 0; attempt < 100 && check(secondPort, yes).statusCode() == 204; attempt++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        check(secondPort, yes).then().statusCode(403).header("Consent-Decision", "refused");
    }

    @Test
    void restart_forgetsNothing() throws IOException, InterruptedException {
        String token = signUp("grace");
        bearing(token, firstPort).delete("/api/v1/session").then().statusCode(204);
        int port = PackagedApplication.freePort();
        Process restarted = begun(port, PackagedApplication.freePort());
        try {
            firstAnswer(port, token).then().statusCode(401).body("type", equalTo("/problems/session-ended"));
        } finally {
            restarted.destroyForcibly();
        }
    }

    @Test
    void stop_withAnOpenStream_endsItAndWaitsForNothing() throws IOException, InterruptedException {
        int port = PackagedApplication.freePort();
        Process replica = replica(port);
        try (EventReader reader = new EventReader(port, "")) {
            assertEquals(200, reader.status());
            assertEquals("nothing new", reader.next(":"));

            replica.destroy();

            assertTrue(replica.waitFor(30, TimeUnit.SECONDS), "a stream is not waited for");
            assertEquals("", reader.next("never"), "the stream has an end");
        } finally {
            replica.destroyForcibly();
        }
    }

    private Process replica(int port) throws IOException, InterruptedException {
        int management = PackagedApplication.freePort();
        Process process = begun(port, management);
        PackagedApplication.awaitReady(process, management);
        return process;
    }

    private Process begun(int port, int management) throws IOException {
        return PackagedApplication.start(
                settings, "quarkus.http.port=" + port, "quarkus.management.port=" + management);
    }

    /** As soon as the port is open, so that nothing can be learnt in between. */
    private static Response firstAnswer(int port, String token) throws InterruptedException {
        for (int attempt = 0; attempt < 6_000; attempt++) {
            try {
                return whoAmI(port, token);
            } catch (Exception notYetListening) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }
        throw new AssertionError("the service did not listen within a minute");
    }

    /** The stream begins with what is kept, which other tests may have written. */
    private static String firstOfSessions(EventReader reader) throws IOException {
        String type = reader.next("event:");
        return type.equals("consent-changed") ? firstOfSessions(reader) : type;
    }

    private static RequestSpecification bearing(String token, int port) {
        return RestAssured.given().port(port).header("Authorization", "Bearer " + token);
    }

    private static Response check(int port, String token) {
        return bearing(token, port).get("/api/v1/consent/check/analytics");
    }

    private String signUp(String name) {
        return RestAssured.given()
                .port(firstPort)
                .contentType("application/json")
                .body(SOMEBODY.formatted(name))
                .post("/api/v1/accounts")
                .then()
                .statusCode(201)
                .extract()
                .cookie("access_token");
    }

    private static Response whoAmI(int port, String token) {
        return bearing(token, port).get("/api/v1/session");
    }

    private static void awaitRefusal(int port, String token) throws InterruptedException {
        for (int attempt = 0; attempt < 100; attempt++) {
            Response answer = whoAmI(port, token);
            if (answer.statusCode() == 401) {
                answer.then().body("type", equalTo("/problems/session-ended"));
                return;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("the other replica still takes the session for alive");
    }
}
