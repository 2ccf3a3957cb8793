package chat.mia;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Runs the README's transcript against this service, and looks whether the tests that it names exist. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReadmeTest {

    private static final String ADDRESS = "http://localhost:8080";

    /** A command and what the README shows of its answer; an ellipsis stands for anything. */
    private record Step(String command, String shown) {

        Pattern pattern() {
            return Pattern.compile(
                    Arrays.stream(shown.strip().split("…", -1))
                            .map(Pattern::quote)
                            .collect(Collectors.joining(".*?")),
                    Pattern.DOTALL);
        }
    }

    @TestHTTPResource
    URI service;

    @Test
    void transcript_runAsWritten_printsWhatIsShown() throws IOException, InterruptedException {
        assumeTrue(isInstalled("curl") && isInstalled("awk"), "curl and awk are needed to run the transcript");
        Path folder = Files.createTempDirectory("readme");

        List<Step> steps = steps();
        assertTrue(steps.size() >= 6);
        for (Step step : steps) {
            String here = service.getScheme() + "://localhost:" + service.getPort();
            String printed = run(folder, step.command().replace(ADDRESS, here));
            assertThat(step.command(), printed.strip(), matchesPattern(step.pattern()));
        }
    }

    @Test
    void promises_nameTestsThatExist() throws IOException {
        Matcher names = Pattern.compile("`(\\w+Test)`").matcher(readme());
        List<String> missing = new ArrayList<>();
        int found = 0;
        while (names.find()) {
            found++;
            try (var files = Files.walk(Path.of("src/test/java"))) {
                String file = names.group(1) + ".java";
                if (files.noneMatch(path -> path.endsWith(file))) {
                    missing.add(file);
                }
            }
        }
        assertTrue(found > 10);
        assertEquals(List.of(), missing);
    }

    private static List<Step> steps() throws IOException {
        Matcher block = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL).matcher(readme());
        assertTrue(block.find());
        List<Step> steps = new ArrayList<>();
        for (String step : block.group(1).split("(?m)^\\$ ")) {
            if (!step.isBlank()) {
                Matcher end = Pattern.compile("(?<!\\\\)\n").matcher(step);
                assertTrue(end.find());
                steps.add(new Step(step.substring(0, end.start()), step.substring(end.end())));
            }
        }
        return steps;
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    private static String run(Path folder, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), command + " printed " + printed);
        return printed;
    }

    private static boolean isInstalled(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    >= 0;
        } catch (IOException e) {
            return false;
        }
    }
}
