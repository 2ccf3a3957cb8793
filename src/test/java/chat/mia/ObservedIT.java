package chat.mia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PackagedApplication;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.TraceCollector;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** With traces and with logs for machines: what an operator sees of calls, and that it tells of nobody who made them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObservedIT {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String NETWORK = "203.0.113.9";
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
    private static final String EMAIL = "ada.lovelace@chat.example";
    private static final String PASSWORD = "three words that rhyme";
    private static final String QUERY = "what-somebody-looks-for";

    /** What stands in requests and answers and must stand nowhere else. */
    private final List<String> personal =
            new ArrayList<>(List.of(NETWORK, "Gecko", "ada.lovelace", PASSWORD, QUERY, "what-nobody-serves"));

    private List<JsonObject> lines;
    private String spans;
    private Map<String, List<String>> toldIssuer;

    @BeforeAll
    void call() throws IOException, InterruptedException {
        PostgresResource postgres = new PostgresResource();
        int port = PackagedApplication.freePort();
        int management = PackagedApplication.freePort();
        Path log = Files.createTempFile("mia", "log");
        try (TraceCollector collector = TraceCollector.start()) {
            Process service = PackagedApplication.startWritingTo(
                    log,
                    postgres.start(),
                    "quarkus.http.port=" + port,
                    "quarkus.management.port=" + management,
                    "quarkus.log.console.json.enabled=true",
                    "mia.issuers.idp.issuer=https://idp.example",
                    "mia.issuers.idp.jwks-url=" + collector.address() + "/jwks",
                    "quarkus.otel.sdk.disabled=false",
                    "quarkus.otel.exporter.otlp.traces.protocol=http/protobuf",
                    "quarkus.otel.exporter.otlp.traces.endpoint=" + collector.address());
            try {
                PackagedApplication.awaitReady(service, management);
                calls(port);
                service.destroy();
                assertTrue(service.waitFor(60, TimeUnit.SECONDS));
            } finally {
                service.destroyForcibly();
                postgres.stop();
            }
            spans = collector.received();
            toldIssuer = collector.toldIssuer();
        }
        lines = Files.readAllLines(log).stream().map(JsonObject::new).toList();
    }

    private void calls(int port) {
        Map<String, String> somebody = Map.of("email", EMAIL, "password", PASSWORD);
        Response signedUp = visitor(port).body(somebody).post("/api/v1/accounts");
        signedUp.then().statusCode(201);
        visitor(port).body(somebody).post("/api/v1/accounts").then().statusCode(409);
        String session = signedUp.path("session.id");
        personal.add(session);
        personal.add(signedUp.path("account.id"));
        signedUp.getCookies().values().forEach(personal::add);
        visitor(port).body(Map.of("email", EMAIL, "password", QUERY)).post("/api/v1/session");
        visitor(port).cookies(signedUp.getCookies()).get("/api/v1/session?q=" + QUERY);
        visitor(port)
                .body(Map.of(
                        "policyVersion",
                        "2026-04-25",
                        "choices",
                        Map.of("analytics", true),
                        "source",
                        "banner",
                        "locale",
                        "en"))
                .put("/api/v1/consent")
                .then()
                .statusCode(200);
        visitor(port)
                .cookies(signedUp.getCookies())
                .header("X-CSRF-Token", signedUp.getCookie("csrf_token"))
                .delete("/api/v1/sessions/" + session)
                .then()
                .statusCode(204);
        visitor(port).body(Map.of("assertion", assertion())).post("/api/v1/session");
        visitor(port).get("/what-nobody-serves").then().statusCode(404);
        visitor(port).get("/legal/cookies").then().statusCode(200);
    }

    /** Signed by nobody, with a key that the issuer has to be asked for. */
    private static String assertion() {
        long now = Instant.now().getEpochSecond();
        JsonObject claims = new JsonObject()
                .put("iss", "https://idp.example")
                .put("sub", "ada")
                .put("aud", "https://chat.example")
                .put("iat", now)
                .put("exp", now + 60)
                .put("jti", "1");
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(
                        "{\"alg\":\"ES256\",\"kid\":\"1\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8))
                + "."
                + base64.encodeToString(claims.encode().getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(new byte[64]);
    }

    private static RequestSpecification visitor(int port) {
        return RestAssured.given()
                .baseUri("http://localhost:" + port)
                .contentType(ContentType.JSON)
                .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .header("tracestate", "who=" + QUERY)
                .header("baggage", "who=" + QUERY)
                .header("User-Agent", BROWSER)
                .header("X-Forwarded-For", NETWORK)
                .header("Referer", "https://chat.example/" + QUERY);
    }

    @Test
    void traces_tellOfTheCallAndItsStatements() {
        for (String part : List.of(
                "mia-consent",
                "POST /api/v1/accounts",
                "DELETE /api/v1/sessions/{id}",
                "http.response.status_code",
                "INSERT INTO",
                TraceCollector.bytes(TRACE))) {
            assertTrue(spans.contains(part), part);
        }
    }

    @Test
    void traces_tellOfNobody() {
        personal.forEach(secret -> assertFalse(spans.contains(secret), secret));
    }

    @Test
    void issuer_isToldNothingOfTheCallThatItsKeysAreFor() {
        assertFalse(toldIssuer.isEmpty(), "it was asked for keys");
        assertEquals(
                List.of(),
                toldIssuer.keySet().stream()
                        .filter(name -> name.toLowerCase(Locale.ROOT).matches("trace.*|baggage"))
                        .toList());
    }

    @Test
    void logs_tellTheTraceOfTheCall() {
        JsonObject refusal = lines.stream()
                .filter(line -> line.getString("message").startsWith("refused wrong-credentials"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(lines));
        assertEquals(TRACE, refusal.getJsonObject("mdc").getString("traceId"));
        assertEquals("mia.problem", refusal.getString("loggerName"));
        assertEquals("INFO", refusal.getString("level"));
    }

    @Test
    void logs_tellOfNobody() {
        personal.stream()
                // The audit log names accounts and sessions, and says so.
                .filter(secret -> !secret.matches("[0-9a-f-]{36}"))
                .forEach(secret -> assertEquals(
                        List.of(),
                        lines.stream()
                                .filter(line -> line.encode().contains(secret))
                                .toList()));
    }
}
