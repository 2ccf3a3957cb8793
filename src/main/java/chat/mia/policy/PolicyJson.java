package chat.mia.policy;

import chat.mia.policy.PolicySection.Part;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The policy for programs, as {@link PolicyResource} describes it. What was published in it once must be readable for ever:
 * a later release may add members, and must then say what they are where they are absent.
 */
final class PolicyJson {

    /** The member that tells the hash of the page; no part of what is said. */
    static final String SHA256 = "sha256";

    private PolicyJson() {}

    /** All but the hash of the page. */
    static JsonObject write(PolicyVersion version, Locale language, PolicyContent content) {
        JsonArray sections = new JsonArray();
        content.sections().forEach(section -> sections.add(write(sections.size() + 1, section)));
        return new JsonObject()
                .put("version", version.name())
                .put("lastUpdated", version.lastUpdated().toString())
                .put("effective", version.effective().toString())
                .put("material", version.material())
                .put("language", language.toLanguageTag())
                .put("sections", sections)
                .put("catalogue", array(content.entries(), PolicyJson::write));
    }

    private static JsonObject write(int number, PolicySection section) {
        return new JsonObject()
                .put("number", number)
                .put("id", section.id())
                .put("title", section.title())
                .put("paragraphs", new JsonArray(section.plainParagraphs()))
                .put("parts", array(section.parts(), PolicyJson::write));
    }

    private static JsonObject write(Part part) {
        return new JsonObject()
                .put("id", part.id())
                .put("title", part.title())
                .put("paragraphs", new JsonArray(part.paragraphs()))
                .put("entries", array(part.entries(), DeclaredEntry::name));
    }

    private static JsonObject write(DeclaredEntry entry) {
        return new JsonObject()
                .put("id", entry.id())
                .put("name", entry.name())
                .put("store", entry.store())
                .put("category", entry.category())
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
                json.getString("purpose"),
                json.getString("lifetime"),
                json.getString("duration"),
                strings(json, "attributes"));
    }

    private static <T> JsonArray array(List<T> values, Function<T, Object> written) {
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
