package chat.mia.policy;

import chat.mia.policy.PolicySection.Part;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A {@link PolicyView} as it is given out and kept. What was published in it once must be readable for ever:
 * a later release may add members, and must then say what they are where they are absent.
 */
final class PolicyJson {

    /** The member that tells the hash of the page; no part of what is said. */
    static final String SHA256 = "sha256";

    private PolicyJson() {}

    static JsonObject write(PolicyView view) {
        return new JsonObject()
                .put("version", view.version())
                .put("lastUpdated", view.lastUpdated().toString())
                .put("effective", view.effective().toString())
                .put("material", view.material())
                .put("language", view.language())
                .put("sections", array(view.sections(), PolicyJson::write))
                .put("catalogue", array(view.catalogue(), PolicyJson::write))
                .put(SHA256, view.sha256());
    }

    private static JsonObject write(PolicyView.Section section) {
        return new JsonObject()
                .put("number", section.number())
                .put("id", section.id())
                .put("title", section.title())
                .put("paragraphs", new JsonArray(section.paragraphs()))
                .put("parts", array(section.parts(), PolicyJson::write));
    }

    private static JsonObject write(PolicyView.Part part) {
        return new JsonObject()
                .put("id", part.id())
                .put("title", part.title())
                .put("paragraphs", new JsonArray(part.paragraphs()))
                .put("entries", new JsonArray(part.entries()));
    }

    private static JsonObject write(PolicyView.Entry entry) {
        return new JsonObject()
                .put("id", entry.id())
                .put("name", entry.name())
                .put("store", entry.store())
                .put("category", entry.category())
                .put("basis", entry.basis())
                .put("basisText", entry.basisText())
                .put("purpose", entry.purpose())
                .put("lifetime", entry.lifetime())
                .put("duration", entry.duration())
                .put("attributes", new JsonArray(entry.attributes()));
    }

    /** What {@link #write} wrote, here or in an earlier release; an address is one of the paragraphs. */
    static PolicyContent content(JsonObject json) {
        List<DeclaredEntry> entries = objects(json, "catalogue", PolicyJson::entry);
        return new PolicyContent(objects(json, "sections", section -> section(section, entries)), entries);
    }

    private static PolicySection section(JsonObject json, List<DeclaredEntry> entries) {
        return new PolicySection(
                json.getString("id"),
                json.getString("title"),
                strings(json, "paragraphs"),
                objects(json, "parts", part -> part(part, entries)),
                Optional.empty());
    }

    private static Part part(JsonObject json, List<DeclaredEntry> entries) {
        List<String> names = strings(json, "entries");
        return new Part(
                json.getString("id"),
                json.getString("title"),
                strings(json, "paragraphs"),
                entries.stream().filter(entry -> names.contains(entry.name())).toList());
    }

    private static DeclaredEntry entry(JsonObject json) {
        return new DeclaredEntry(
                json.getString("id"),
                json.getString("name"),
                json.getString("store"),
                json.getString("category"),
                // Not told before entries named theirs.
                json.getString("basisText", ""),
                json.getString("basis", ""),
                json.getString("purpose"),
                json.getString("lifetime"),
                json.getString("duration"),
                strings(json, "attributes"));
    }

    private static <T> JsonArray array(List<T> values, Function<T, JsonObject> written) {
        return new JsonArray(values.stream().map(written).toList());
    }

    private static <T> List<T> objects(JsonObject json, String member, Function<JsonObject, T> read) {
        return json.getJsonArray(member).stream()
                .map(JsonObject.class::cast)
                .map(read)
                .toList();
    }

    private static List<String> strings(JsonObject json, String member) {
        return json.getJsonArray(member).stream().map(String.class::cast).toList();
    }
}
