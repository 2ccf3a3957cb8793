package chat.mia.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.List;

/**
 * What kind of thing is stored, which decides whether the visitor is asked.
 *
 * @param id lower-case name, for example {@code analytics}; the key of {@code choices} in the HTTP contract
 */
public record Category(@JsonValue String id) {

    /** Needed for what the visitor asked for (Directive 2002/58/EC, Article 5(3), second sentence). */
    public static final Category ESSENTIAL = new Category("essential");

    /** Remembers a preference that the visitor set. */
    public static final Category FUNCTIONAL = new Category("functional");

    public Category {
        if (!isName(id)) {
            throw new IllegalArgumentException("A category is named by lower-case letters, digits and hyphens: " + id);
        }
    }

    /** Whether a category can be called this. */
    static boolean isName(String id) {
        return id.matches("[a-z][a-z0-9-]{0,39}");
    }

    /** The categories of these entries that need consent, ordered by name; may be empty. */
    public static List<Category> optionalAmong(List<CatalogueEntry> entries) {
        return entries.stream()
                .map(CatalogueEntry::category)
                .filter(Category::isOptional)
                .distinct()
                .sorted(Comparator.comparing(Category::id))
                .toList();
    }

    /** Whether it may be stored only after the visitor said Yes. */
    public boolean isOptional() {
        return !equals(ESSENTIAL) && !equals(FUNCTIONAL);
    }
}
