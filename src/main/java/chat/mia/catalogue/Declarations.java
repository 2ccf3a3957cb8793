package chat.mia.catalogue;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All that is configured, checked entry by entry and together.
 *
 * @param entries those in use, in the order of the policy
 * @param removedCookies those that the deployment no longer uses, as they were declared
 */
record Declarations(List<CatalogueEntry> entries, List<CatalogueEntry> removedCookies) {

    /**
     * Reads the configuration.
     *
     * @param languages those that each entry must be worded in
     * @throws IllegalStateException where anything is wrong; the message names all of it
     */
    static Declarations of(CatalogueConfig config, List<Locale> languages, List<EntryRules> rules) {
        CatalogueFaults faults = new CatalogueFaults();
        List<CatalogueEntry> entries = read(config, false, languages, faults);
        // Nobody reads what a removed entry is for, so it needs no words.
        List<CatalogueEntry> removed = read(config, true, List.of(), faults).stream()
                .filter(CatalogueEntry::isCookie)
                .toList();
        requireUniqueNames(entries, faults);
        for (EntryRules feature : rules) {
            feature.required().forEach(id -> requireDeclared(id, config, faults));
            entries.forEach(
                    entry -> feature.faults(entry).forEach((setting, what) -> faults.add(entry.id(), setting, what)));
        }
        faults.throwIfAny();
        return new Declarations(entries, removed);
    }

    private static List<CatalogueEntry> read(
            CatalogueConfig config, boolean removed, List<Locale> languages, CatalogueFaults faults) {
        return config.entries().entrySet().stream()
                .filter(entry -> entry.getValue().removed() == removed)
                .sorted(Comparator.comparing((Map.Entry<String, CatalogueConfig.Entry> entry) ->
                                entry.getValue().position())
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> new Declaration(entry.getKey(), entry.getValue(), faults).read(languages))
                .flatMap(Optional::stream)
                .toList();
    }

    private static void requireDeclared(String id, CatalogueConfig config, CatalogueFaults faults) {
        CatalogueConfig.Entry entry = config.entries().get(id);
        if (entry == null) {
            faults.add(id, "name", "is missing: the service cannot work without this entry");
        } else if (entry.removed()) {
            faults.add(
                    id, "removed", "must be false: the service cannot work without this entry, but it may be renamed");
        }
    }

    /**
     * Cookies whose names differ by case alone are two to a browser, but one to many a server and to a reader of the policy.
     */
    private static void requireUniqueNames(List<CatalogueEntry> entries, CatalogueFaults faults) {
        Map<String, String> ids = new HashMap<>();
        for (CatalogueEntry entry : entries) {
            String name = entry.isCookie() ? entry.name().toLowerCase(Locale.ROOT) : entry.name();
            String first = ids.putIfAbsent(entry.store() + " " + name, entry.id());
            if (first != null) {
                faults.add(entry.id(), "name", "is that of " + first + " too: choose another one");
            }
        }
    }
}
