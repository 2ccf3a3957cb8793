package chat.mia.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs the tests of the kit's modules, which are written in JavaScript; skipped where this machine has no Node. */
class KitLogicTest {

    private static final Path TESTS = Path.of("src/test/js");

    @Test
    void modules_underTheirOwnTests_pass() throws IOException, InterruptedException {
        assumeTrue(isPossible(), "node 20 or newer is needed");
        List<String> command = new ArrayList<>(
                List.of("node", "--experimental-vm-modules", "--no-warnings", "--test", "--test-reporter=tap"));
        try (Stream<Path> files = Files.list(TESTS)) {
            files.map(Path::toString)
                    .filter(file -> file.endsWith(".test.js"))
                    .sorted()
                    .forEach(command::add);
        }
        Process node = new ProcessBuilder(command).redirectErrorStream(true).start();
        String report = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(0, node.waitFor(), report);
        assertTrue(report.contains("\nok 1 - "), report);
    }

    private static boolean isPossible() throws IOException, InterruptedException {
        try {
            Process version = new ProcessBuilder("node", "--version").start();
            String text = version.inputReader().readLine();
            return version.waitFor() == 0 && Integer.parseInt(text.replaceAll("v(\\d+)\\..*", "$1")) >= 20;
        } catch (IOException absent) {
            return false;
        }
    }
}
