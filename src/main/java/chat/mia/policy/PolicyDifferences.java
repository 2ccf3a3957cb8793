package chat.mia.policy;

import chat.mia.catalogue.CatalogueJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where the texts and the catalogue of this start say something else than what was published under the same name. How the
 * page is laid out is not looked at: what was published is given out as it was.
 */
final class PolicyDifferences {

    private static final int MOST = 40;
    private static final int LONGEST = 80;

    /** Each difference, with the languages in which it is one; none where the language has nothing to do with it. */
    private final Map<String, List<String>> found = new LinkedHashMap<>();

    private PolicyDifferences() {}

    /** One line each, at most 41; empty where both say the same. */
    static List<String> between(PublishedPolicy published, ConfiguredPolicy configured) {
        PolicyDifferences differences = new PolicyDifferences();
        differences.compareLanguages(published, configured);
        differences.compare(
                "catalogue",
                CatalogueJson.write(published.catalogue()),
                CatalogueJson.write(configured.catalogue()),
                Optional.empty());
        configured.contents().forEach((language, content) -> {
            PolicyDocument document = published.documents().get(language);
            if (document != null) {
                differences.compareObjects(
                        "",
                        new JsonObject(document.json()),
                        PolicyJson.write(PolicyView.of(configured.version(), language, content, "")),
                        Optional.of(language.toLanguageTag()));
            }
        });
        return differences.lines();
    }

    private void compareLanguages(PublishedPolicy published, ConfiguredPolicy configured) {
        List<String> then = tags(List.copyOf(published.documents().keySet()));
        List<String> now = tags(List.copyOf(configured.contents().keySet()));
        if (!then.equals(now)) {
            add("mia.languages", String.join(",", then), String.join(",", now), Optional.empty());
        }
    }

    private void compare(String path, Object then, Object now, Optional<String> language) {
        if (then instanceof JsonObject before && now instanceof JsonObject after) {
            compareObjects(path + " › ", before, after, language);
        } else if (then instanceof JsonArray before && now instanceof JsonArray after) {
            compareLists(path, before, after, language);
        } else if (!then.equals(now)) {
            add(path, then, now, language);
        }
    }

    /** What the published version has no member for, a later release has begun to say; it did not change its mind. */
    private void compareObjects(String prefix, JsonObject then, JsonObject now, Optional<String> language) {
        for (String member : new TreeSet<>(then.fieldNames())) {
            if (!member.equals(PolicyJson.SHA256)) {
                Object after = now.getValue(member);
                compare(prefix + member, then.getValue(member), after == null ? "" : after, language);
            }
        }
    }

    private void compareLists(String path, JsonArray then, JsonArray now, Optional<String> language) {
        Map<String, Object> before = named(then);
        Map<String, Object> after = named(now);
        before.forEach((name, value) -> {
            if (after.containsKey(name)) {
                compare(path + " › " + name, value, after.get(name), language);
            } else {
                add(path + " › " + name, value, "", language);
            }
        });
        after.forEach((name, value) -> {
            if (!before.containsKey(name)) {
                add(path + " › " + name, "", value, language);
            }
        });
        List<String> order = List.copyOf(before.keySet());
        if (before.keySet().equals(after.keySet()) && !order.equals(List.copyOf(after.keySet()))) {
            add(path + ", their order", String.join(",", order), String.join(",", after.keySet()), language);
        }
    }

    /** Sections, parts and entries by their id; anything else by its place. */
    private static Map<String, Object> named(JsonArray values) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            Object value = values.getValue(i);
            String id = value instanceof JsonObject object ? object.getString("id") : Integer.toString(i + 1);
            named.put(id, value);
        }
        return named;
    }

    private void add(String path, Object then, Object now, Optional<String> language) {
        List<String> languages =
                found.computeIfAbsent(path + ": was " + shown(then) + ", is " + shown(now), line -> new ArrayList<>());
        language.ifPresent(languages::add);
    }

    private static String shown(Object value) {
        String text = value instanceof JsonObject object ? object.encode() : String.valueOf(value);
        if (text.isEmpty()) {
            return "absent";
        }
        int end = text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length())));
        return '"' + text.substring(0, end) + (end < text.length() ? "…" : "") + '"';
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        found.forEach((line, languages) ->
                lines.add(languages.isEmpty() ? line : line + " (" + String.join(", ", languages) + ")"));
        if (lines.size() <= MOST) {
            return lines;
        }
        List<String> first = new ArrayList<>(lines.subList(0, MOST));
        first.add("and " + (lines.size() - MOST) + " more");
        return first;
    }

    private static List<String> tags(List<Locale> languages) {
        return languages.stream().map(Locale::toLanguageTag).toList();
    }
}
