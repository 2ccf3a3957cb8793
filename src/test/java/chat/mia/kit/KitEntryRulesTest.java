package chat.mia.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.catalogue.CatalogueEntry;
import chat.mia.catalogue.Category;
import chat.mia.catalogue.LegalBasis;
import chat.mia.catalogue.Lifetime;
import chat.mia.catalogue.SameSite;
import chat.mia.catalogue.Store;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a deployment may not make of the entry of the service worker. */
class KitEntryRulesTest {

    @ParameterizedTest
    @CsvSource({
        "static-files, mia-static, CACHE, functional, ''",
        "static-files, mia-static, CACHE, essential, ''",
        "static-files, my-static, CACHE, functional, name",
        "static-files, mia-static, LOCAL_STORAGE, functional, store",
        "static-files, mia-static, CACHE, comfort, category",
        "another, x, LOCAL_STORAGE, comfort, ''"
    })
    void faults_ofAnEntry_nameTheSettingThatMustNotChange(
            String id, String name, Store store, String category, String setting) {
        CatalogueEntry entry = new CatalogueEntry(
                id,
                name,
                store,
                new Category(category),
                LegalBasis.SERVICE_REQUESTED,
                Map.of(),
                Lifetime.valueOf("persistent"),
                "/",
                true,
                SameSite.STRICT);

        assertEquals(
                setting.isEmpty() ? Set.of() : Set.of(setting),
                new KitEntryRules().faults(entry).keySet());
    }
}
