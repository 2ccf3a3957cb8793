package chat.mia.session;

import chat.mia.catalogue.CatalogueEntry;
import chat.mia.catalogue.Category;
import chat.mia.catalogue.CookieContract;
import chat.mia.catalogue.EntryRules;
import chat.mia.catalogue.Lifetime;
import chat.mia.catalogue.SameSite;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Keeps a deployment from declaring the cookies of a session otherwise than the HTTP contract promises them; it may rename them. */
@ApplicationScoped
class SessionEntryRules implements EntryRules {

    private static final Map<String, CookieContract> CONTRACTS = Map.of(
            SessionCookies.ACCESS_TOKEN, new CookieContract("/", true, SameSite.LAX),
            SessionCookies.REFRESH_TOKEN, new CookieContract("/api/v1/session", true, SameSite.STRICT),
            SessionCookies.CSRF_TOKEN, new CookieContract("/", false, SameSite.STRICT));

    private final Duration idleLimit;

    SessionEntryRules(SessionConfig config) {
        idleLimit = config.idleLimit();
    }

    @Override
    public Set<String> required() {
        return CONTRACTS.keySet();
    }

    @Override
    public Map<String, String> faults(CatalogueEntry entry) {
        CookieContract contract = CONTRACTS.get(entry.id());
        if (contract == null) {
            return Map.of();
        }
        Map<String, String> faults = new TreeMap<>(contract.faults(entry));
        if (!entry.category().equals(Category.ESSENTIAL)) {
            faults.put("category", "must be essential: nobody can be signed in without this cookie");
        }
        lifetimeFault(entry).ifPresent(fault -> faults.put("lifetime", fault));
        return faults;
    }

    private Optional<String> lifetimeFault(CatalogueEntry entry) {
        if (!entry.id().equals(SessionCookies.REFRESH_TOKEN)) {
            return entry.lifetime().kind() == Lifetime.Kind.SESSION
                    ? Optional.empty()
                    : Optional.of("must be session: the cookie ends with the browser's session");
        }
        Optional<Duration> kept = entry.lifetime()
                .period()
                .filter(period -> period.toTotalMonths() == 0)
                .map(Period::getDays)
                .map(Duration::ofDays);
        return kept.equals(Optional.of(idleLimit))
                ? Optional.empty()
                : Optional.of("must be as many days as mia.session.idle-limit, which is " + idleLimit
                        + ": the policy says how long the cookie lasts, and a session that is not used ends then");
    }
}
