package chat.mia.consent;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.StoppedClock;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in docs/examples does what docs/events.md says; skipped where this machine has no Node. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ConsentEventsExampleTest {

    @Inject
    StoppedClock clock;

    @TempDir
    Path folder;

    @BeforeEach
    void requireNode() throws IOException, InterruptedException {
        Assumptions.assumeTrue(NodeExample.isPossible(), "node 20 or newer is needed");
    }

    @AfterEach
    void runClock() {
        clock.run();
    }

    @Test
    void changedChoice_isPrintedAndStopsTrackingUntilTheNextTokenSaysOtherwise() throws Exception {
        Visitor visitor = Visitor.signedIn();
        String before = chosen(visitor, Visitor.YES, 0);
        try (NodeExample example = follow()) {
            assertEquals("track " + visitor.account(), example.judge(before));

            String refused = chosen(visitor, Visitor.NO, 2);
            String line = example.awaitLine("consent-changed " + visitor.account());

            assertThat(line, containsString(clock.instant().toString()));
            assertEquals("do not track " + visitor.account(), example.judge(before));
            assertEquals("do not track " + visitor.account(), example.judge(refused));
            String again = chosen(visitor, Visitor.YES, 4);
            example.awaitLine("consent-changed " + visitor.account());
            assertEquals("do not track " + visitor.account(), example.judge(before));
            assertEquals("track " + visitor.account(), example.judge(again));
        }
    }

    @Test
    void withdrawalWhileItIsDown_isLearntAfterwards() throws Exception {
        Visitor visitor = Visitor.signedIn();
        String before = chosen(visitor, Visitor.YES, 0);
        try (NodeExample example = follow()) {
            assertEquals("track " + visitor.account(), example.judge(before));
        }
        later(2);
        visitor.withdraw().then().statusCode(200);

        try (NodeExample example = start()) {
            example.awaitLine("consent-changed " + visitor.account());
            example.awaitLine("up to date");
            assertEquals("do not track " + visitor.account(), example.judge(before));
        }
    }

    @Test
    void twoChangesInOneSecond_leaveNoTokenOfThatSecondBelieved() throws Exception {
        Visitor visitor = Visitor.signedIn();
        try (NodeExample example = follow()) {
            String yes = chosen(visitor, Visitor.YES, 0);
            visitor.put(Visitor.NO).then().statusCode(200);
            example.awaitLine("consent-changed " + visitor.account());
            example.awaitLine("consent-changed " + visitor.account());

            assertEquals("do not track " + visitor.account(), example.judge(yes));
        }
    }

    @Test
    void eventsThatAreGone_makeItForgetAndBelieveNoEarlierToken() throws Exception {
        Visitor visitor = Visitor.signedIn();
        String before = chosen(visitor, Visitor.YES, 0);
        String ahead = "AAABAAAAAAAAAAAAAAAAAQ";
        Files.writeString(NodeExample.state(folder), "{\"next\": \"" + ahead + "\", \"changed\": {}, \"since\": 0}");
        try (NodeExample example = start()) {
            example.awaitLine("refused with 410");
            example.awaitLine("up to date");

            assertEquals("do not track " + visitor.account(), example.judge(before));
            String after = chosen(visitor, Visitor.YES, 60);
            example.awaitLine("consent-changed " + visitor.account() + " " + clock.instant());
            assertEquals("track " + visitor.account(), example.judge(after));
        }
    }

    @Test
    void refusalsAndBrokenConnections_areSurvived() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        HttpServer flawed = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        flawed.createContext("/api/v1/events", exchange -> answer(exchange, calls.incrementAndGet()));
        flawed.start();
        try (NodeExample example =
                NodeExample.start("http://localhost:" + flawed.getAddress().getPort(), folder)) {
            example.awaitLine("refused with 503");
            example.awaitLine("refused with 429");
            example.awaitLine("consent-changed a");
            assertEquals("do not track a", example.judge("{\"sub\": \"a\"}"));
        } finally {
            flawed.stop(0);
        }
    }

    private static void answer(HttpExchange exchange, int call) throws IOException {
        exchange.getResponseHeaders().add("Retry-After", "1");
        switch (call) {
            case 1 -> exchange.sendResponseHeaders(503, -1);
            case 2 -> exchange.sendResponseHeaders(429, -1);
            case 4 -> {
                byte[] page = """
                        {"events": [{"type": "unheard-of", "at": "2026-05-02T10:20:04Z"},
                                    {"type": "consent-changed", "account": "a", "at": "2026-05-02T10:20:04Z"}],
                         "next": "x"}""".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
            }
            default -> throw new IOException("the connection breaks");
        }
        exchange.close();
    }

    private NodeExample start() throws IOException {
        return NodeExample.start("http://localhost:" + RestAssured.port, folder);
    }

    private NodeExample follow() throws IOException, InterruptedException {
        NodeExample example = start();
        example.awaitLine("up to date");
        return example;
    }

    /** Makes the choice so many seconds later and gives the claims of the new access token. */
    private String chosen(Visitor visitor, String choice, int seconds) {
        later(seconds);
        visitor.put(choice).then().statusCode(200);
        String payload = visitor.cookie("access_token").split("\\.")[1];
        return new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
    }

    private void later(int seconds) {
        clock.stopAt(clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofSeconds(seconds)));
    }
}
