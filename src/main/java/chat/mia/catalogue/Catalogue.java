package chat.mia.catalogue;

import chat.mia.web.Languages;
import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything that may be stored on a device at this moment: what the version of the policy in force declares. It changes by
 * the clock while the service runs, so nobody keeps what it told.
 */
@ApplicationScoped
@Startup
public class Catalogue {

    /** The ids of the cookies that keep people signed in. */
    public static final List<String> SESSION_COOKIES = List.of("access-token", "refresh-token", "csrf-token");

    private final List<CatalogueEntry> configured;
    private final List<CatalogueEntry> removedCookies;
    private final Clock clock;

    /** What is declared from an instant on; that of the earliest counts before it too. */
    private volatile NavigableMap<Instant, Declared> stages;

    /** @throws IllegalStateException where the configured catalogue is not one; the message names all that is wrong */
    @Inject
    Catalogue(CatalogueConfig config, Languages languages, @All List<EntryRules> rules, Clock clock) {
        this(Declarations.of(config, languages.all(), rules), clock);
    }

    Catalogue(Declarations declarations, Clock clock) {
        this.clock = clock;
        configured = declarations.entries();
        removedCookies = declarations.removedCookies();
        follow(List.of(new Stage(Instant.EPOCH, configured)));
    }

    /** What the settings of this start declare, whether it is in force or not; in the order of the policy. */
    public List<CatalogueEntry> configured() {
        return configured;
    }

    /** Entries that are in force from an instant on, until other ones are. */
    public record Stage(Instant from, List<CatalogueEntry> entries) {}

    /**
     * From now on, declares at each moment what the newest stage whose time has come brought; until this is called, what is
     * configured.
     *
     * @param inTheirOrder at least one
     */
    public void follow(List<Stage> inTheirOrder) {
        NavigableMap<Instant, Declared> declared = new TreeMap<>();
        List<CatalogueEntry> before = new ArrayList<>(removedCookies);
        for (Stage stage : inTheirOrder) {
            declared.put(stage.from(), Declared.of(stage.entries(), before));
            before.addAll(stage.entries());
        }
        stages = declared;
    }

    /** All entries, in the order of the policy; never empty. */
    public List<CatalogueEntry> entries() {
        return now().entries();
    }

    /** The entry with this id; empty where the deployment removed it. */
    public Optional<CatalogueEntry> find(String id) {
        return entries().stream().filter(entry -> entry.id().equals(id)).findFirst();
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
        return now().cookies();
    }

    /** The declared cookie of this name; empty where there is none. */
    Optional<CatalogueEntry> cookie(String name) {
        return cookies().stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /**
     * The cookies that are not used any more, as they were declared: those that the deployment removed, and those that an
     * earlier stage declared. Where one of their name is declared now, they are none. They are never set, but removed from
     * browsers that still send them.
     */
    public List<CatalogueEntry> removedCookies() {
        return now().formerCookies();
    }

    /** The categories that need consent and have an entry, ordered by name; may be empty. */
    public List<Category> optionalCategories() {
        return now().optionalCategories();
    }

    /** The names of what lies in one store and belongs to one of these categories. */
    public List<String> names(Store store, Set<Category> categories) {
        return entries().stream()
                .filter(entry -> entry.store() == store && categories.contains(entry.category()))
                .map(CatalogueEntry::name)
                .toList();
    }

    private Declared now() {
        NavigableMap<Instant, Declared> known = stages;
        Map.Entry<Instant, Declared> stage = known.floorEntry(clock.instant());
        return stage == null ? known.firstEntry().getValue() : stage.getValue();
    }
}
