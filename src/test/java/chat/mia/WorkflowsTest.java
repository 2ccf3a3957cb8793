package chat.mia;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What runs on each push can run, with no more rights than it needs. */
class WorkflowsTest {

    private static final Path FOLDER = Path.of(".github/workflows");

    @Test
    void everyWorkflow_mayOnlyReadUnlessAJobSaysMore() {
        List<Path> files = Manifest.files(FOLDER, ".yml");

        assertThat(files.size(), greaterThan(1));
        for (Path file : files) {
            JsonNode workflow = Manifest.documents(file).get(0);
            assertEquals("{\"contents\":\"read\"}", workflow.at("/permissions").toString(), file.toString());
            assertTrue(workflow.at("/jobs").size() > 0, file.toString());
        }
    }

    @Test
    void actions_arePinnedByCommit() {
        List<String> actions = Manifest.files(FOLDER, ".yml").stream()
                .flatMap(file -> Manifest.text(file).lines())
                .filter(line -> line.contains("uses:"))
                .map(String::strip)
                .toList();

        assertThat(actions.size(), greaterThan(5));
        actions.forEach(action -> assertTrue(
                action.matches("(- )?uses: (\\./\\.github/workflows/[a-z]+\\.yml|[a-z/-]+@[0-9a-f]{40} # v[0-9.]+)"),
                action));
    }

    @Test
    void scripts_thatAreCalled_areThereAndMayBeRun() {
        List<String> scripts = steps().flatMap(
                        step -> Stream.of(step.at("/run").asText().split("[\\s&;]+")))
                .filter(word -> word.startsWith("./") || word.startsWith("deploy/"))
                .toList();

        assertThat(scripts.size(), greaterThan(3));
        scripts.forEach(script -> assertTrue(Files.isExecutable(Path.of(script)), script));
    }

    @Test
    void build_runsTheReadmesTestCommandOnTheOldestAndTheNewestJava() {
        JsonNode verify = Manifest.documents(FOLDER.resolve("build.yml")).get(0).at("/jobs/verify");

        assertEquals("[\"17\",\"25\"]", verify.at("/strategy/matrix/java").toString());
        assertThat(verify.at("/steps").toString(), containsString("./mvnw -B -ntp verify"));
        assertThat(Manifest.text(Path.of("README.md")), containsString("./mvnw verify "));
        assertThat(Manifest.text(Path.of("src/main/docker/Dockerfile.jvm")), containsString("eclipse-temurin:25."));
    }

    @Test
    void release_comesOnlyAfterTheBuild_andPushesImagesThatAreThere() {
        JsonNode publish =
                Manifest.documents(FOLDER.resolve("release.yml")).get(0).at("/jobs/publish");

        assertEquals("build", publish.at("/needs").asText());
        publish.at("/strategy/matrix/include")
                .forEach(image -> assertTrue(
                        Files.exists(Path.of(
                                "src/main/docker", image.at("/dockerfile").asText())),
                        image.toString()));
    }

    @Test
    void dependabot_looksAtFoldersThatAreThere() {
        JsonNode updates =
                Manifest.documents(Path.of(".github/dependabot.yml")).get(0).at("/updates");

        assertEquals(5, updates.size());
        updates.forEach(update -> Stream.concat(
                        Stream.of(update.at("/directory").asText()),
                        update.at("/directories").valueStream().map(JsonNode::asText))
                .forEach(folder -> assertTrue(Files.isDirectory(Path.of("." + folder)), folder)));
    }

    private static Stream<JsonNode> steps() {
        return Manifest.files(FOLDER, ".yml").stream()
                .flatMap(file -> Manifest.documents(file).get(0).at("/jobs").valueStream())
                .flatMap(job -> StreamSupport.stream(job.at("/steps").spliterator(), false));
    }
}
