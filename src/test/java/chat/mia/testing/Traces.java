package chat.mia.testing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where in the database something stands, in whatever table and column: also in those that are yet to be made. */
@ApplicationScoped
public class Traces {

    private final Tables tables;

    Traces(Tables tables) {
        this.tables = tables;
    }

    /** The rows, as text, in which one of these texts stands, by table; tables without one are left out. */
    public Map<String, List<String>> of(Collection<?> texts) {
        String[] patterns = texts.stream()
                .map(text -> text.toString().toLowerCase(Locale.ROOT))
                // As bytes a UUID has no hyphens.
                .flatMap(text -> Stream.of(text, text.replace("-", "")))
                .distinct()
                .map(text -> "%" + text.replace("_", "\\_") + "%")
                .toArray(String[]::new);
        Map<String, List<String>> found = new TreeMap<>();
        tables().forEach(table -> {
            List<String> rows = rows(table, patterns);
            if (!rows.isEmpty()) {
                found.put(table, rows);
            }
        });
        return found;
    }

    private List<String> tables() {
        return tables
                .query("SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace"
                        + " AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1")
                .stream()
                .map(row -> (String) row.get(0))
                .toList();
    }

    private List<String> rows(String table, String[] patterns) {
        return tables
                .query("SELECT t::text FROM " + table + " t WHERE lower(t::text) LIKE ANY (?) ORDER BY 1", (Object)
                        patterns)
                .stream()
                .map(row -> (String) row.get(0))
                .toList();
    }
}
