package chat.mia.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The kit as it is read. */
class KitTest {

    private static final Path FOLDER = Path.of("src/main/resources/META-INF/resources/kit");
    private static final Path LIST = Path.of("src/main/resources/kit.txt");

    private final Kit kit = Kit.read();

    @Test
    void list_namesTheFilesOfTheFolder() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            assertEquals(
                    files.filter(Files::isRegularFile)
                            .map(file -> FOLDER.relativize(file).toString())
                            .collect(Collectors.toCollection(TreeSet::new)),
                    new TreeSet<>(Files.readAllLines(LIST)),
                    "write into " + LIST + " what is in " + FOLDER);
        }
    }

    @Test
    void version_isTheSameOnEveryReplica() {
        assertEquals(kit.version(), Kit.read().version());
        assertTrue(kit.version().matches("[0-9a-f]{16}"), kit.version());
    }

    @Test
    void files_thatNameTheirVersion_areGivenIt() {
        for (String name : List.of("service-worker.js", "offline.html")) {
            String text = new String(kit.find(name).orElseThrow().bytes());
            assertTrue(text.contains(kit.version()), text);
        }
        kit.files().values().forEach(file -> assertTrue(!new String(file.bytes()).contains("{kit-version}")));
    }

    @Test
    void address_ofNoFile_isRefused() {
        assertEquals("/kit/" + kit.version() + "/page.css", kit.address("page.css"));
        assertThrows(IllegalArgumentException.class, () -> kit.address("pages.css"));
    }
}
