package chat.mia.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.web.ProblemType;
import io.quarkus.qute.i18n.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table in {@code docs/problems.md}, the pages and the API know the same problems and say the same of them. */
class ProblemDocumentationTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z-]+)` \\| (\\d{3}) \\| (.+) \\| (.+) \\|$", Pattern.MULTILINE);

    @Test
    void table_rows_sayWhatThePagesSay() throws IOException {
        assertEquals(texts(ProblemCauses.class), documented(3));
        assertEquals(texts(ProblemRemedies.class), documented(4));
    }

    @Test
    void table_statuses_areThoseOfTheKnownProblems() throws IOException {
        Map<String, String> statuses =
                known().stream().collect(Collectors.toMap(ProblemType::slug, type -> Integer.toString(type.status())));

        assertEquals(new TreeMap<>(statuses), documented(2));
    }

    /** A problem without a title in the bundle would have none on its page. */
    @Test
    void titles_inEnglish_areThoseOfTheKnownProblems() {
        Map<String, String> titles = known().stream().collect(Collectors.toMap(ProblemType::slug, ProblemType::title));

        assertEquals(new TreeMap<>(titles), texts(ProblemTitles.class));
    }

    @Test
    void advice_isForKnownProblems() {
        Set<String> advised = new TreeSet<>(texts(VisitorAdvice.class).keySet());
        advised.remove("otherwise");

        assertTrue(texts(ProblemTitles.class).keySet().containsAll(advised), advised.toString());
    }

    private static List<ProblemType> known() {
        return new KnownProblems().types();
    }

    /** One column of the table, by slug. */
    private static Map<String, String> documented(int column) throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs/problems.md")))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(column), (a, b) -> a, TreeMap::new));
    }

    /** The English texts of a bundle, by slug. */
    private static Map<String, String> texts(Class<?> bundle) {
        return Arrays.stream(bundle.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Message.class))
                .collect(Collectors.toMap(
                        method -> method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT),
                        method -> method.getAnnotation(Message.class).value(),
                        (a, b) -> a,
                        TreeMap::new));
    }
}
