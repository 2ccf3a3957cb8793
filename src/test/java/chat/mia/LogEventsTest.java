package chat.mia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Operators search logs for what docs/logs.md says: every line that the sources write is there, and no other. */
class LogEventsTest {

    private static final Pattern CATEGORY = Pattern.compile("Logger\\.getLogger\\(\"(mia\\.[a-z]+)\"\\)");
    private static final Pattern CALL = Pattern.compile("LOG\\s*\\.(\\w+)\\(");

    /** A call with a text of its own, which may come after a failure and in pieces. */
    private static final Pattern LINE = Pattern.compile(
            "LOG\\s*\\.(info|warn|error)f?\\(\\s*(?:failure,\\s*)?((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*\\+?\\s*)+)");

    private static final Pattern PIECE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(mia\\.[a-z]+)` \\| (INFO|WARN|ERROR) \\| ([^|]+) \\|");

    /** Its lines are security events, which {@code AuditTrailTest} looks at. */
    private static final String AUDIT = "mia.audit";

    @Test
    void document_namesEveryLine_andNoOther() throws IOException {
        Set<String> written = sources().flatMap(LogEventsTest::lines).collect(Collectors.toCollection(TreeSet::new));
        Set<String> documented = ROW.matcher(Files.readString(Path.of("docs/logs.md")))
                .results()
                .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3))
                .collect(Collectors.toCollection(TreeSet::new));

        assertTrue(written.size() > 20, written.toString());
        assertEquals(String.join("\n", written), String.join("\n", documented));
    }

    /** What the pattern cannot read would go unnoticed. */
    @Test
    void sources_logNothingButTextsOfTheirOwn() {
        List<String> unread = sources()
                .filter(text -> CALL.matcher(text)
                                .results()
                                .filter(LogEventsTest::isForOperators)
                                .count()
                        != LINE.matcher(text).results().count())
                .map(LogEventsTest::category)
                .filter(category -> !category.equals(AUDIT))
                .toList();

        assertEquals(List.of(), unread);
    }

    private static boolean isForOperators(MatchResult call) {
        return !call.group(1).startsWith("debug");
    }

    private static Stream<String> lines(String text) {
        return LINE.matcher(text)
                .results()
                .map(line -> category(text) + " " + line.group(1).toUpperCase(Locale.ROOT) + " "
                        + PIECE.matcher(line.group(2))
                                .results()
                                .map(piece -> piece.group(1))
                                .collect(Collectors.joining())
                                .replaceAll("%[sd]", "…"));
    }

    private static String category(String text) {
        Matcher category = CATEGORY.matcher(text);
        return category.find() ? category.group(1) : "a category that does not begin with mia.";
    }

    /** Of all classes that log, but for those of development. */
    private static Stream<String> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("development"))
                    .map(LogEventsTest::text)
                    .filter(text -> CALL.matcher(text).find())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
