package chat.mia.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogueJsonTest {

    private static final CatalogueEntry COOKIE = new CatalogueEntry(
            "visits",
            "visits",
            Store.COOKIE,
            new Category("analytics"),
            LegalBasis.CONSENT,
            Map.of(Locale.ENGLISH, "Counts visits", Locale.GERMAN, "Zählt Besuche"),
            Lifetime.valueOf("P12M"),
            "/app",
            false,
            SameSite.LAX);

    private static final CatalogueEntry KEY = new CatalogueEntry(
            "wide",
            "mia_wide",
            Store.LOCAL_STORAGE,
            Category.FUNCTIONAL,
            LegalBasis.PREFERENCE_REQUESTED,
            Map.of(Locale.ENGLISH, "Remembers the width"),
            Lifetime.valueOf("persistent"),
            "/",
            true,
            SameSite.STRICT);

    @Test
    void read_whatWasWritten_isTheSame() {
        List<CatalogueEntry> entries = List.of(KEY, COOKIE);

        assertEquals(
                entries,
                CatalogueJson.read(new JsonArray(CatalogueJson.write(entries).encode())));
    }

    /** As it stands in rows that no release may forget how to read. */
    @Test
    void read_theFirstForm_isUnderstood() {
        assertEquals(List.of(KEY, COOKIE), CatalogueJson.read(new JsonArray("""
                [{"id": "wide", "name": "mia_wide", "store": "local-storage", "category": "functional",
                  "purposes": {"en": "Remembers the width"}, "lifetime": "persistent"},
                 {"id": "visits", "name": "visits", "store": "cookie", "category": "analytics",
                  "purposes": {"de": "Zählt Besuche", "en": "Counts visits"}, "lifetime": "P12M",
                  "path": "/app", "httpOnly": false, "sameSite": "Lax"}]""")));
    }
}
