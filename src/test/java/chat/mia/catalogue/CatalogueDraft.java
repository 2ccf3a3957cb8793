package chat.mia.catalogue;

import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.mia.testing.Configured;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A catalogue as somebody configures it, in English only. */
final class CatalogueDraft {

    private final Map<String, String> settings = new HashMap<>();
    private final Clock clock;

    CatalogueDraft(Clock clock) {
        this.clock = clock;
    }

    CatalogueDraft() {
        this(Clock.systemUTC());
    }

    /** Adds an entry to which nothing can be objected. */
    CatalogueDraft entry(String id, String name, String store, String category) {
        boolean optional = !category.equals("essential") && !category.equals("functional");
        set(id, "name", name);
        set(id, "store", store);
        set(id, "category", category);
        set(id, "basis", optional ? "consent" : "service-requested");
        set(id, "purpose.en", "For the test");
        return set(id, "lifetime", "P30D");
    }

    CatalogueDraft set(String id, String setting, String value) {
        settings.put("mia.catalogue.entries." + id + "." + setting, value);
        return this;
    }

    CatalogueDraft without(String id, String setting) {
        settings.remove("mia.catalogue.entries." + id + "." + setting);
        return this;
    }

    Catalogue start(EntryRules... rules) {
        return start(List.of(Locale.ENGLISH), rules);
    }

    Catalogue start(List<Locale> languages, EntryRules... rules) {
        return new Catalogue(
                Declarations.of(Configured.with(CatalogueConfig.class, settings), languages, List.of(rules)), clock);
    }

    /** What a start is refused with: one line a fault. */
    List<String> faults(EntryRules... rules) {
        return faults(List.of(Locale.ENGLISH), rules);
    }

    List<String> faults(List<Locale> languages, EntryRules... rules) {
        String message = assertThrows(IllegalStateException.class, () -> start(languages, rules))
                .getMessage();
        return message.lines().skip(1).map(line -> line.substring(2)).toList();
    }
}
