package chat.mia.catalogue;

import chat.mia.web.Languages;
import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Everything that may be stored on a device, fixed when the service starts. */
@ApplicationScoped
@Startup
public class Catalogue {

    private final List<CatalogueEntry> entries;
    private final List<CatalogueEntry> removedCookies;

    /** @throws IllegalStateException where the configured catalogue is not one; the message names all that is wrong */
    @Inject
    Catalogue(CatalogueConfig config, Languages languages, @All List<EntryRules> rules) {
        this(config, languages.all(), rules);
    }

    Catalogue(CatalogueConfig config, List<Locale> languages, List<EntryRules> rules) {
        Declarations declared = Declarations.of(config, languages, rules);
        entries = declared.entries();
        removedCookies = declared.removedCookies();
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

    /** The declared cookie of this name; empty where there is none. */
    Optional<CatalogueEntry> cookie(String name) {
        for (CatalogueEntry entry : entries) {
            if (entry.isCookie() && entry.name().equals(name)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /**
     * The cookies that the deployment no longer uses, as they were declared. They are never set, but removed from browsers
     * that still send them.
     */
    public List<CatalogueEntry> removedCookies() {
        return removedCookies;
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
}
