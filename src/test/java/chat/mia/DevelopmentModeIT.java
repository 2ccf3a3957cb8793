package chat.mia;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The README's first command, as a newcomer runs it, and what a {@code kill -9} does to it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "kills processes as Unix does")
@DisabledIf("chat.mia.testing.PackagedApplication#isNative")
class DevelopmentModeIT {

    private static final String SOMEBODY = "{\"email\":\"ada@example.org\",\"password\":\"three words that rhyme\"}";

    private Path folder;
    private int port;
    private int management;
    private Process maven;

    @BeforeEach
    void prepare() throws IOException {
        folder = Files.createTempDirectory("development");
        port = freePort();
        management = freePort();
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        kill(false);
        Path pidFile = folder.resolve("postgres/postmaster.pid");
        for (int i = 0; i < 100 && Files.exists(pidFile); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertTrue(Files.notExists(pidFile), "the database stops with the service");
    }

    @Test
    void start_withNothingInstalled_servesAndKeepsItsDataOverAKill() throws IOException, InterruptedException {
        start();
        post("/api/v1/accounts", 201);
        given().port(port).get("/").then().statusCode(200).body(containsString("Mia"));

        kill(true);
        start();

        post("/api/v1/session", 200);
    }

    private void start() throws IOException, InterruptedException {
        Path log = Path.of("target/development-mode.log");
        ProcessBuilder command = new ProcessBuilder(
                        "./mvnw",
                        "-B",
                        "-ntp",
                        "quarkus:dev",
                        "-Dspotless.check.skip",
                        "-Ddebug=false",
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.management.port=" + management,
                        "-Djvm.args=-Ddevelopment.folder=" + folder)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // It lives for seconds: to compile it well would cost more than it saves.
        command.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        maven = command.start();
        for (int attempt = 0; attempt < 360; attempt++) {
            assertTrue(maven.isAlive(), () -> "quarkus:dev stopped, see " + log);
            if (isReady()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        throw new AssertionError("quarkus:dev was not ready within three minutes, see " + log);
    }

    private boolean isReady() {
        try {
            return RestAssured.get("http://localhost:" + management + "/q/health/ready")
                            .statusCode()
                    == 200;
        } catch (RuntimeException unexpected) {
            throw unexpected;
        } catch (Exception notYetListening) {
            return false;
        }
    }

    /** Maven and the service; PostgreSQL is left alone, as a {@code kill -9} of the two would leave it. */
    private void kill(boolean hard) throws InterruptedException {
        List<ProcessHandle> java = Stream.concat(maven.descendants(), Stream.of(maven.toHandle()))
                .filter(process -> !process.info().command().orElse("").contains("postgres"))
                .toList();
        java.forEach(process -> assertTrue(hard ? process.destroyForcibly() : process.destroy()));
        assertTrue(maven.waitFor(60, TimeUnit.SECONDS));
        for (int i = 0; i < 300 && java.stream().anyMatch(ProcessHandle::isAlive); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private void post(String path, int status) {
        assertEquals(
                status,
                given().port(port)
                        .contentType("application/json")
                        .body(SOMEBODY)
                        .post(path)
                        .statusCode());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
