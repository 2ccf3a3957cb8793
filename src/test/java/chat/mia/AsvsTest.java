package chat.mia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents on security claim is shown by something that exists, and no item of a chapter is left out. */
class AsvsTest {

    private static final Path ASVS = Path.of("docs/asvs.md");

    @ParameterizedTest
    @ValueSource(strings = {"asvs.md", "threat-model.md", "audit.md"})
    void document_namesATestOrClass_itExists(String document) throws IOException {
        Set<String> existing;
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            existing = files.map(file -> file.getFileName().toString().replaceFirst("\\.java$", ""))
                    .collect(Collectors.toSet());
        }
        List<String> named = Pattern.compile("`([A-Z][A-Za-z0-9]*[a-z](?:\\.sql)?|V\\d+__\\w+\\.sql)`")
                .matcher(Files.readString(Path.of("docs", document)))
                .results()
                .map(match -> match.group(1))
                .filter(name -> !NOT_OURS.contains(name))
                .distinct()
                .toList();

        assertTrue(named.size() > 0);
        assertEquals(
                List.of(),
                named.stream().filter(name -> !existing.contains(name)).toList());
    }

    /** Header fields, cookie attributes. */
    private static final Set<String> NOT_OURS = Set.of("Secure", "SameSite", "HttpOnly", "Domain", "Origin");

    @Test
    void asvs_everyItemOfTheFiveChapters_isThere() throws IOException {
        String document = Files.readString(ASVS);

        // Chapter and section, and how many items the section has in version 5.0.0.
        for (String section : """
                3.1=1 3.2=2 3.3=5 3.4=8 3.5=8 3.6=1 3.7=5
                6.1=3 6.2=12 6.3=8 6.4=6 6.5=8 6.6=4 6.7=2 6.8=4
                7.1=3 7.2=4 7.3=2 7.4=5 7.5=3 7.6=2
                9.1=3 9.2=4
                10.1=2 10.2=3 10.3=5 10.4=16 10.5=5 10.6=2 10.7=3""".split("\\s+")) {
            String[] parts = section.split("=");
            List<Integer> items = items(document, parts[0]);
            assertEquals(
                    IntStream.rangeClosed(1, Integer.parseInt(parts[1])).boxed().toList(), items, parts[0]);
        }
    }

    /** The numbers of a section's rows; a row may name a range. */
    private static List<Integer> items(String document, String section) {
        String item = Pattern.quote(section) + "\\.(\\d+)";
        return Pattern.compile("(?m)^\\| " + item + "(?: to " + item + ")? ")
                .matcher(document)
                .results()
                .flatMap(AsvsTest::range)
                .toList();
    }

    private static Stream<Integer> range(MatchResult row) {
        int first = Integer.parseInt(row.group(1));
        int last = row.group(2) == null ? first : Integer.parseInt(row.group(2));
        return IntStream.rangeClosed(first, last).boxed();
    }
}
