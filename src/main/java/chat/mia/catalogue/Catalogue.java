package chat.mia.catalogue;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that may be stored on a device, fixed when the service starts. */
@ApplicationScoped
@Startup
public class Catalogue {

    private final List<CatalogueEntry> entries;

    /** @throws IllegalStateException where the configured catalogue contradicts itself; the message names the entry */
    Catalogue(CatalogueConfig config) {
        entries = config.entries().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, CatalogueConfig.Entry> entry) ->
                                entry.getValue().position())
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> CatalogueEntry.of(entry.getKey(), entry.getValue()))
                .toList();
        requireUniqueNames();
    }

    /** All entries, in the order of the policy; never empty. */
    public List<CatalogueEntry> entries() {
        return entries;
    }

    /** The entry with this id; empty where the deployment removed it. */
    public Optional<CatalogueEntry> find(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /**
     * The essential cookie with this id, without which the service cannot work.
     *
     * @throws IllegalStateException where it is not declared as an essential cookie
     */
    public CatalogueEntry essentialCookie(String id) {
        return find(id).filter(entry -> entry.isCookie() && entry.category().equals(Category.ESSENTIAL))
                .orElseThrow(() -> new IllegalStateException(
                        "mia.catalogue.entries." + id + " must be declared as an essential cookie"));
    }

    /** The declared cookies. */
    public List<CatalogueEntry> cookies() {
        return entries.stream().filter(CatalogueEntry::isCookie).toList();
    }

    /** The categories that need consent and have an entry, ordered by name; may be empty. */
    public List<Category> optionalCategories() {
        return entries.stream()
                .map(CatalogueEntry::category)
                .filter(Category::isOptional)
                .distinct()
                .sorted(Comparator.comparing(Category::id))
                .toList();
    }

    /** The names of what lies in one store and belongs to one of these categories. */
    public List<String> names(Store store, Set<Category> categories) {
        return entries.stream()
                .filter(entry -> entry.store() == store && categories.contains(entry.category()))
                .map(CatalogueEntry::name)
                .toList();
    }

    private void requireUniqueNames() {
        Set<String> seen = new HashSet<>();
        String doubled = entries.stream()
                .filter(entry -> !seen.add(entry.store() + " " + entry.name()))
                .map(CatalogueEntry::id)
                .collect(Collectors.joining(", "));
        if (!doubled.isEmpty()) {
            throw new IllegalStateException("mia.catalogue.entries declares a name twice: " + doubled);
        }
    }
}
