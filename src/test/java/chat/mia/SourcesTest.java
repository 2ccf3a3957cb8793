package chat.mia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every source file must keep to. */
class SourcesTest {

    private static final int MAX_LINES = 200;
    private static final Pattern CODE = Pattern.compile(".*\\.(java|js|css|html|sql)");
    private static final Path MAIN = Path.of("src/main/java");

    @Test
    void files_areShort() {
        List<String> longer = files(Path.of("src"), CODE)
                .filter(file -> lines(file) > MAX_LINES)
                .map(file -> file + " has " + lines(file) + " lines")
                .toList();

        assertEquals(List.of(), longer);
    }

    @Test
    void packages_sayWhatTheyAreFor() {
        Set<Path> silent = files(MAIN, Pattern.compile(".*\\.java"))
                .map(Path::getParent)
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(Set.of(), silent);
    }

    /** {@code @Consumes} is looked at before the size of the body is, against the contract's order of checks. */
    @Test
    void resources_doNotUseConsumes() {
        assertEquals(
                List.of(),
                files(MAIN, Pattern.compile(".*Resource\\.java"))
                        .filter(file -> text(file).contains("@Consumes"))
                        .toList());
    }

    @Test
    void settings_areDocumented() {
        String document = text(Path.of("docs/configuration.md"));
        Set<String> declared = Settings.declared();

        assertTrue(declared.size() > 15, declared.toString());
        assertEquals(
                Set.of(),
                declared.stream()
                        .filter(key -> !document.contains("`" + key + "`"))
                        .collect(Collectors.toCollection(TreeSet::new)),
                "settings that docs/configuration.md does not name");
        Matcher named = Pattern.compile("`(mia\\.[a-z0-9.<>\"-]+)`").matcher(document);
        Set<String> unknown = named.results()
                .map(match -> match.group(1))
                .filter(key -> !declared.contains(key))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unknown, "settings that docs/configuration.md names but that do not exist");
    }

    private static Stream<Path> files(Path folder, Pattern name) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> name.matcher(file.getFileName().toString()).matches())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lines(Path file) {
        return text(file).lines().count();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
