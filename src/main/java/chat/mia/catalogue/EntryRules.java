package chat.mia.catalogue;

import java.util.Map;
import java.util.Set;

/** What a feature demands of the entries that its code looks for by id; implemented above this package. */
public interface EntryRules {

    /** The ids of those that it cannot work without. */
    Set<String> required();

    /**
     * What is wrong with an entry, which may be anybody's.
     *
     * @return by the setting, for example {@code http-only}, what that must be and why; empty where nothing is wrong
     */
    Map<String, String> faults(CatalogueEntry entry);
}
