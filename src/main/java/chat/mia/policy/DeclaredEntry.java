package chat.mia.policy;

import chat.mia.catalogue.CatalogueEntry;
import chat.mia.catalogue.LegalBasis;
import chat.mia.catalogue.Lifetime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A catalogue entry as the policy shows it.
 *
 * @param id stays when the name changes
 * @param store {@code cookie}, {@code local-storage} or {@code cache}
 * @param basis the legal basis or exemption, as people say it
 * @param basisId the same as the catalogue declares it, for example {@code service-requested}
 * @param lifetime as the catalogue declares it: {@code session}, {@code persistent} or an ISO 8601 period
 * @param duration the lifetime as people say it
 * @param attributes of the cookie; empty for what is no cookie
 */
record DeclaredEntry(
        String id,
        String name,
        String store,
        String category,
        String basis,
        String basisId,
        String purpose,
        String lifetime,
        String duration,
        List<String> attributes) {

    DeclaredEntry {
        attributes = List.copyOf(attributes);
    }

    static DeclaredEntry of(CatalogueEntry entry, Locale language, PolicyMessages messages) {
        return new DeclaredEntry(
                entry.id(),
                entry.name(),
                entry.store().text(),
                entry.category().id(),
                spoken(entry.basis(), messages),
                entry.basis().id(),
                entry.purpose(language),
                entry.lifetime().text(),
                spoken(entry.lifetime(), messages),
                attributes(entry));
    }

    private static String spoken(LegalBasis basis, PolicyMessages messages) {
        return switch (basis) {
            case CONSENT -> messages.basisConsent();
            case SERVICE_REQUESTED -> messages.basisServiceRequested();
            case PREFERENCE_REQUESTED -> messages.basisPreferenceRequested();
            case CHOICE_KEPT -> messages.basisChoiceKept();
        };
    }

    private static String spoken(Lifetime lifetime, PolicyMessages messages) {
        return switch (lifetime.kind()) {
            case SESSION -> messages.untilBrowserCloses();
            case PERSISTENT -> messages.untilDeleted();
            case PERIOD -> spoken(lifetime.period().orElseThrow(), messages);
        };
    }

    private static String spoken(Period period, PolicyMessages messages) {
        List<String> parts = new ArrayList<>();
        if (period.toTotalMonths() > 0) {
            parts.add(messages.months(Math.toIntExact(period.toTotalMonths())));
        }
        if (period.getDays() > 0) {
            parts.add(messages.days(period.getDays()));
        }
        return String.join(", ", parts);
    }

    private static List<String> attributes(CatalogueEntry entry) {
        if (!entry.isCookie()) {
            return List.of();
        }
        // Secure is not declared: every cookie of this service has it.
        return entry.httpOnly() ? List.of("HttpOnly", "Secure") : List.of("Secure");
    }
}
