package chat.mia.consent;

import chat.mia.catalogue.CatalogueEntry;
import chat.mia.catalogue.Category;
import chat.mia.catalogue.CookieContract;
import chat.mia.catalogue.EntryRules;
import chat.mia.catalogue.Lifetime;
import chat.mia.catalogue.SameSite;
import chat.mia.catalogue.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the analytics cookie and the browser's memory of the choice must stay, whatever a deployment declares. */
@ApplicationScoped
class ConsentEntryRules implements EntryRules {

    /** The id of what the browser keeps of the choice. */
    static final String CHOICE = "consent-choice";

    private static final CookieContract ANALYTICS = new CookieContract("/", true, SameSite.LAX);
    private static final Duration YEAR = Duration.ofDays(366);

    @Override
    public Set<String> required() {
        return Set.of(CHOICE);
    }

    @Override
    public Map<String, String> faults(CatalogueEntry entry) {
        return switch (entry.id()) {
            case CHOICE -> faultsOfChoice(entry);
            case AnalyticsCookies.ENTRY -> faultsOfAnalytics(entry);
            default -> Map.of();
        };
    }

    private static Map<String, String> faultsOfChoice(CatalogueEntry entry) {
        Map<String, String> faults = new TreeMap<>();
        if (entry.store() != Store.LOCAL_STORAGE) {
            faults.put("store", "must be local-storage, where the app's scripts look for the choice");
        }
        if (!entry.category().equals(Category.FUNCTIONAL)) {
            faults.put("category", "must be functional: a choice is remembered whatever it was");
        }
        if (!entry.lifetime().equals(Lifetime.valueOf("P12M"))) {
            faults.put("lifetime", "must be P12M: a choice ends everywhere at the same instant");
        }
        return faults;
    }

    private static Map<String, String> faultsOfAnalytics(CatalogueEntry entry) {
        Map<String, String> faults = new TreeMap<>(ANALYTICS.faults(entry));
        if (!entry.category().isOptional()) {
            faults.put("category", "must be one that needs consent; to do without this cookie, set removed to true");
        }
        if (entry.lifetime().longest().filter(age -> age.compareTo(YEAR) > 0).isPresent()) {
            faults.put("lifetime", "must be at most P12M, when the Yes behind it ends");
        }
        return faults;
    }
}
