package chat.mia.testing;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What {@code ./mvnw package} made, started as an operator starts it: the native executable where it was built, or the jar. */
public final class PackagedApplication {

    /** The folder of the jar and its libraries. */
    public static final Path FOLDER = Path.of("target/quarkus-app").toAbsolutePath();

    private static final Optional<Path> EXECUTABLE = Optional.ofNullable(System.getProperty("native.image.path"))
            .filter(path -> !path.isEmpty())
            .map(Path::of);

    private PackagedApplication() {}

    /** Whether the executable is under test, which has neither jar nor libraries. */
    public static boolean isNative() {
        return EXECUTABLE.isPresent();
    }

    /**
     * A start; its output but for standard error is thrown away.
     *
     * @param more settings, as {@code name=value}
     */
    public static Process start(Map<String, String> settings, String... more) throws IOException {
        return builder(settings, more)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The same, whose output goes to a file. */
    public static Process startWritingTo(Path log, Map<String, String> settings, String... more) throws IOException {
        return builder(settings, more).redirectOutput(log.toFile()).start();
    }

    /** What a command says on both outputs, after it has ended with this status. */
    public static String said(Map<String, String> settings, int status, String... command)
            throws IOException, InterruptedException {
        Path said = Files.createTempFile("mia", "said");
        ProcessBuilder builder = builder(settings);
        builder.command().addAll(List.of(command));
        Process process =
                builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        String text = Files.readString(said);
        assertEquals(status, process.exitValue(), text);
        return text;
    }

    /** Waits until a start is ready for requests, for two minutes at most. */
    public static void awaitReady(Process process, int managementPort) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 480; attempt++) {
            if (!process.isAlive()) {
                throw new AssertionError("the service stopped: "
                        + new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
            }
            try {
                RestAssured.get("http://localhost:" + managementPort + "/q/health/ready")
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("UP"));
                return;
            } catch (Exception | AssertionError notYet) {
                TimeUnit.MILLISECONDS.sleep(250);
            }
        }
        throw new AssertionError("the service was not ready within two minutes");
    }

    /** A port that nothing listened on a moment ago. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** With an empty environment and a folder of its own, so that nothing of this machine can stand in for a setting. */
    private static ProcessBuilder builder(Map<String, String> settings, String... more) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(EXECUTABLE.map(Path::toString).orElseGet(PackagedApplication::java));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        Stream.of(more).forEach(setting -> command.add("-D" + setting));
        if (!isNative()) {
            // It lives for seconds: to compile it well would cost more than it saves.
            command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
            command.addAll(List.of("-jar", FOLDER.resolve("quarkus-run.jar").toString()));
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.directory(Files.createTempDirectory("mia").toFile());
        return builder;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
