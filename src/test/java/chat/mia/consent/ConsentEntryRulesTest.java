package chat.mia.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.catalogue.CatalogueEntry;
import chat.mia.catalogue.Category;
import chat.mia.catalogue.LegalBasis;
import chat.mia.catalogue.Lifetime;
import chat.mia.catalogue.SameSite;
import chat.mia.catalogue.Store;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a deployment may not make of the entries that hold a choice. */
class ConsentEntryRulesTest {

    private final ConsentEntryRules rules = new ConsentEntryRules();

    @ParameterizedTest
    @CsvSource({
        "analytics-id, COOKIE, analytics, P12M, true, LAX, ''",
        "analytics-id, COOKIE, measuring, P6M, true, LAX, ''",
        "analytics-id, COOKIE, analytics, session, true, LAX, ''",
        "analytics-id, COOKIE, functional, P12M, true, LAX, category",
        "analytics-id, LOCAL_STORAGE, analytics, P12M, true, LAX, store",
        "analytics-id, COOKIE, analytics, P13M, true, LAX, lifetime",
        "analytics-id, COOKIE, analytics, P12M, false, LAX, http-only",
        "analytics-id, COOKIE, analytics, P12M, true, STRICT, same-site",
        "consent-choice, LOCAL_STORAGE, functional, P12M, true, STRICT, ''",
        "consent-choice, COOKIE, functional, P12M, true, STRICT, store",
        "consent-choice, LOCAL_STORAGE, analytics, P12M, true, STRICT, category",
        "consent-choice, LOCAL_STORAGE, functional, P6M, true, STRICT, lifetime",
        "another, COOKIE, marketing, P13M, false, STRICT, ''"
    })
    void faults_ofAnEntry_nameTheSettingThatMustNotChange(
            String id,
            Store store,
            String category,
            String lifetime,
            boolean httpOnly,
            SameSite sameSite,
            String setting) {
        CatalogueEntry entry = new CatalogueEntry(
                id,
                "x",
                store,
                new Category(category),
                LegalBasis.CONSENT,
                Map.of(),
                Lifetime.valueOf(lifetime),
                "/",
                httpOnly,
                sameSite);

        assertEquals(
                setting.isEmpty() ? Set.of() : Set.of(setting),
                rules.faults(entry).keySet());
    }

    @Test
    void required_isTheChoiceButNotAnalytics() {
        assertEquals(Set.of("consent-choice"), rules.required());
    }
}
