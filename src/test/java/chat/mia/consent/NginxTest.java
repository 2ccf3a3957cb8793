package chat.mia.consent;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.mia.testing.Nginx;
import chat.mia.testing.PostgresResource;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of docs/gateway.md in a real nginx, in front of an app that says what reached it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class NginxTest {

    /** @param decision what the gateway told the app */
    private record Reached(String method, int length, String decision) {}

    @TestHTTPResource
    URI service;

    private final BlockingQueue<Reached> reached = new LinkedBlockingQueue<>();
    private HttpServer app;
    private Nginx nginx;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        Optional<Path> program = Nginx.installed();
        assumeTrue(program.isPresent(), "nginx is not installed (Debian package nginx)");
        app = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        app.createContext("/", this::note);
        app.start();
        int port = Nginx.freePort();
        nginx = new Nginx(program.get(), port, settings(port));
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (nginx != null) {
            nginx.close();
            app.stop(0);
        }
    }

    @Test
    void yes_opensTheWayAndNoClosesIt() {
        Visitor visitor = Visitor.signedIn();
        answered(visitor, 403, "unset");
        visitor.put(Visitor.YES);
        answered(visitor, 200, "granted");
        visitor.put(Visitor.NO);
        answered(visitor, 403, "refused");
    }

    @Test
    void browsersOwnYes_opensTheWay_unlessGpcIsSent() {
        Visitor visitor = Visitor.anonymous();
        visitor.put(Visitor.YES);
        answered(visitor, 200, "granted");
        answered(visitor.with("Sec-GPC", "1"), 403, "refused");
    }

    @Test
    void authorization_isHandedOn() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES);
        String token = visitor.cookie("access_token");
        answered(Visitor.anonymous().with("Authorization", "Bearer " + token), 200, "granted");
        answered(visitor.with("Authorization", "Bearer x"), 403, "refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"})
    void anyMethod_isLetThroughOrStopped(String method) {
        Visitor visitor = Visitor.signedIn();
        request(visitor).request(method, "/collect").then().statusCode(403);
        visitor.put(Visitor.YES);
        request(visitor).request(method, "/collect").then().statusCode(200);
        assertEquals(method, reached.remove().method());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_537, 1_048_576})
    void body_reachesTheAppAndNotTheService(int length) {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES);
        byte[] body = "x".repeat(length).getBytes(StandardCharsets.US_ASCII);
        for (int time = 0; time < 3; time++) {
            request(visitor)
                    .contentType("text/plain")
                    .body(body)
                    .post("/collect")
                    .then()
                    .statusCode(200);
            assertEquals(new Reached("POST", length, "granted"), reached.remove());
        }
        visitor.withdraw();
        request(visitor)
                .contentType("text/plain")
                .body(body)
                .post("/collect")
                .then()
                .statusCode(403);
    }

    @Test
    void headersOfManyKilobytes_areNoFailure() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES);
        visitor.browser.set("other", "x".repeat(5_000));
        for (int header = 0; header < 3; header++) {
            visitor.with("X-Large-" + header, "x".repeat(7_000));
        }
        answered(visitor, 200, "granted");
    }

    @Test
    void decisionThatTheVisitorClaims_isReplaced() {
        Visitor visitor = Visitor.signedIn().with("Consent-Decision", "granted");
        answered(visitor, 403, "unset");
        visitor.put(Visitor.YES);
        answered(visitor.with("Consent-Decision", "refused"), 200, "granted");
    }

    @Test
    void question_askedByAVisitor_isNotThere() {
        request(Visitor.anonymous()).get("/_consent/analytics").then().statusCode(404);
    }

    private void answered(Visitor visitor, int status, String decision) {
        Response answer = request(visitor).post("/collect?a=%7Bb%7D");
        answer.then().statusCode(status).header("Consent-Decision", equalTo(decision));
        assertEquals(status == 200, !reached.isEmpty());
        if (status == 200) {
            assertEquals(new Reached("POST", 0, decision), reached.remove());
        }
    }

    private RequestSpecification request(Visitor visitor) {
        return visitor.browser.request("/collect").baseUri(nginx.address()).port(-1);
    }

    private void note(HttpExchange exchange) throws IOException {
        int length = exchange.getRequestBody().readAllBytes().length;
        reached.add(new Reached(
                exchange.getRequestMethod(),
                length,
                exchange.getRequestHeaders().getFirst("Consent-Decision")));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    /** Those of the document, with the addresses of this test. */
    private String settings(int port) throws IOException {
        Matcher documented =
                Pattern.compile("(?s)```nginx\n(.*?)```").matcher(Files.readString(Path.of("docs/gateway.md")));
        assertTrue(documented.find(), "docs/gateway.md has the settings of nginx");
        return documented
                .group(1)
                .replace("127.0.0.1:8080", service.getHost() + ":" + service.getPort())
                .replace("127.0.0.1:3000", "127.0.0.1:" + app.getAddress().getPort())
                .replace("listen 8000", "listen 127.0.0.1:" + port);
    }
}
