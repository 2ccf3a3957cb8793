package chat.mia.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;

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

    /** Whether it may be stored only after the visitor said Yes. */
    public boolean isOptional() {
        return !equals(ESSENTIAL) && !equals(FUNCTIONAL);
    }
}
