package chat.mia.catalogue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A catalogue as it is kept with the version of the policy that it belongs to. What was written once must be readable for
 * ever: a later release may add members here, and must then say what they are where they are absent.
 */
public final class CatalogueJson {

    private CatalogueJson() {}

    /** All entries with all that is declared of them, in their order. */
    public static JsonArray write(List<CatalogueEntry> entries) {
        return new JsonArray(entries.stream().map(CatalogueJson::write).toList());
    }

    /** What {@link #write} wrote, here or in an earlier release. */
    public static List<CatalogueEntry> read(JsonArray entries) {
        return entries.stream()
                .map(JsonObject.class::cast)
                .map(CatalogueJson::read)
                .toList();
    }

    private static JsonObject write(CatalogueEntry entry) {
        JsonObject purposes = new JsonObject();
        entry.purposes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Locale::toLanguageTag)))
                .forEach(purpose -> purposes.put(purpose.getKey().toLanguageTag(), purpose.getValue()));
        JsonObject json = new JsonObject()
                .put("id", entry.id())
                .put("name", entry.name())
                .put("store", entry.store().text())
                .put("category", entry.category().id())
                .put("basis", entry.basis().id())
                .put("purposes", purposes)
                .put("lifetime", entry.lifetime().text());
        if (entry.isCookie()) {
            json.put("path", entry.path())
                    .put("httpOnly", entry.httpOnly())
                    .put("sameSite", entry.sameSite().attribute());
        }
        return json;
    }

    private static CatalogueEntry read(JsonObject json) {
        Category category = new Category(json.getString("category"));
        Map<Locale, String> purposes = new HashMap<>();
        json.getJsonObject("purposes")
                .forEach(purpose -> purposes.put(Locale.forLanguageTag(purpose.getKey()), (String) purpose.getValue()));
        return new CatalogueEntry(
                json.getString("id"),
                json.getString("name"),
                Store.named(json.getString("store")),
                category,
                LegalBasis.named(
                        json.getString("basis", LegalBasis.usualFor(category).id())),
                purposes,
                Lifetime.valueOf(json.getString("lifetime")),
                json.getString("path", "/"),
                json.getBoolean("httpOnly", true),
                SameSite.named(json.getString("sameSite", SameSite.STRICT.attribute())));
    }
}
