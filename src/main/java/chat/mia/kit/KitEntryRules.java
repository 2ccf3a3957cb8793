package chat.mia.kit;

import chat.mia.catalogue.CatalogueEntry;
import chat.mia.catalogue.EntryRules;
import chat.mia.catalogue.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The service worker writes under one name, whatever the settings say, and asks nobody. */
@ApplicationScoped
class KitEntryRules implements EntryRules {

    /** The id of the cache of static files. */
    static final String COPIES = "static-files";

    private static final String CACHE = "mia-static";

    @Override
    public Set<String> required() {
        return Set.of();
    }

    @Override
    public Map<String, String> faults(CatalogueEntry entry) {
        Map<String, String> faults = new TreeMap<>();
        if (entry.id().equals(COPIES)) {
            if (!entry.name().equals(CACHE)) {
                faults.put("name", "must be " + CACHE + ", the name that the service worker writes under");
            }
            if (entry.store() != Store.CACHE) {
                faults.put("store", "must be cache, where the service worker puts them");
            }
            if (entry.category().isOptional()) {
                faults.put(
                        "category",
                        "must be essential or functional, since the service worker asks nobody;"
                                + " to do without it, set removed to true");
            }
        }
        return faults;
    }
}
