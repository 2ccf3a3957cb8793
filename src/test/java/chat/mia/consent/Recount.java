package chat.mia.consent;

import chat.mia.testing.Tables;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Figures counted by looking at every event, in another way than the service does. */
final class Recount {

    /** One event; absent source and locale are null. */
    private record Seen(
            String day, String source, String locale, String version, String action, String choices, boolean nobodys) {

        String kind() {
            if (action.equals("withdraw")) {
                return "withdrawn";
            }
            if (action.equals("link")) {
                return "linked";
            }
            Map<String, Object> all = new JsonObject(choices).getMap();
            if (all.values().stream().allMatch(Boolean.TRUE::equals)) {
                return "granted";
            }
            return all.containsValue(true) ? "partial" : "refused";
        }
    }

    private final List<Seen> events;

    private Recount(List<Seen> events) {
        this.events = events;
    }

    static Recount of(Tables tables, LocalDate from, LocalDate to) {
        return new Recount(tables
                .query("SELECT to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, source, locale,"
                        + " policy_version, action, choices::text, subject IS NULL FROM consent_event")
                .stream()
                .map(row -> new Seen(
                        (String) row.get(0),
                        (String) row.get(1),
                        (String) row.get(2),
                        (String) row.get(3),
                        (String) row.get(4),
                        (String) row.get(5),
                        (boolean) row.get(6)))
                .filter(event -> event.day.compareTo(from.toString()) >= 0 && event.day.compareTo(to.toString()) <= 0)
                .toList());
    }

    Map<String, Object> totals() {
        return by(event -> "all").get("all");
    }

    Map<String, Map<String, Object>> byDay() {
        return by(event -> event.day);
    }

    Map<String, Map<String, Object>> bySource() {
        return by(event -> String.valueOf(event.source));
    }

    Map<String, Map<String, Object>> byLocale() {
        return by(event -> String.valueOf(event.locale));
    }

    Map<String, Map<String, Object>> byPolicyVersion() {
        return by(event -> event.version);
    }

    private Map<String, Map<String, Object>> by(Function<Seen, String> key) {
        Map<String, Map<String, Object>> groups = new TreeMap<>();
        for (Seen event : events) {
            Map<String, Object> counts = groups.computeIfAbsent(key.apply(event), first -> new HashMap<>());
            counts.merge(event.kind(), 1, (a, b) -> (int) a + (int) b);
            if (event.nobodys) {
                counts.merge("nobodys " + event.kind(), 1, (a, b) -> (int) a + (int) b);
            }
        }
        return groups;
    }

    /** Counts of an answer in the same form: what is not there is 0. */
    static Map<String, Object> counts(Map<String, ?> answered) {
        Map<String, Object> counts = new HashMap<>(answered);
        Map<?, ?> nobodys = (Map<?, ?>) counts.remove("unauthenticated");
        nobodys.forEach((kind, count) -> counts.put("nobodys " + kind, count));
        counts.remove("acceptanceRate");
        counts.values().removeIf(Integer.valueOf(0)::equals);
        return counts;
    }

    /** Counts of an answer by the value of one member. */
    static Map<String, Map<String, Object>> counts(List<Map<String, Object>> entries, String member) {
        Map<String, Map<String, Object>> found = new TreeMap<>();
        for (Map<String, Object> entry : entries) {
            @SuppressWarnings("unchecked")
            Map<String, Object> counts = (Map<String, Object>) entry.get("counts");
            found.put(String.valueOf(entry.get(member)), counts(counts));
        }
        return found;
    }
}
