package chat.mia.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.web.ProblemType;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table in {@code docs/problems.md} and the pages know the same problems. */
class ProblemDocumentationTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z-]+)` \\| (\\d{3}) \\| .+ \\| .+ \\|$", Pattern.MULTILINE);

    @Test
    void table_rows_areTheProblemsThatPagesExplain() throws IOException {
        Set<String> documented = documented().keySet();

        assertEquals(slugs(ProblemCauses.class), documented);
        assertEquals(slugs(ProblemRemedies.class), documented);
    }

    @Test
    void table_statuses_areThoseOfTheKnownProblems() throws IOException {
        Map<String, Integer> documented = documented();

        for (ProblemType type : new KnownProblems().types()) {
            assertEquals(type.status(), documented.get(type.slug()), type.slug());
        }
    }

    private static Map<String, Integer> documented() throws IOException {
        Map<String, Integer> statuses = new TreeMap<>();
        Matcher rows = ROW.matcher(Files.readString(Path.of("docs/problems.md")));
        while (rows.find()) {
            statuses.put(rows.group(1), Integer.valueOf(rows.group(2)));
        }
        return statuses;
    }

    private static Set<String> slugs(Class<?> messages) {
        return Arrays.stream(messages.getDeclaredMethods())
                .map(Method::getName)
                .map(name -> name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
