package chat.mia.pages;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares what a browser holds in one state after the other with what the policy lists, and remembers it. */
final class Crawl {

    /** A browser writes to its disk what a page has stored, and removes it, a moment after it says so. */
    private static final int LOOKS = 50;

    private static final int PAUSE_MILLIS = 100;

    /** By name; what an earlier version listed stays. */
    private final Map<String, Listed> listed = new LinkedHashMap<>();

    private final Map<String, Set<String>> states = new LinkedHashMap<>();
    private final Map<String, String> looks = new LinkedHashMap<>();
    private List<Listed> current;

    Crawl(List<Listed> policy) {
        follow(policy);
    }

    /** From now on, what this version says; entries of the versions before stay in the table. */
    void follow(List<Listed> policy) {
        current = policy;
        current.forEach(entry -> listed.putIfAbsent(entry.name(), entry));
    }

    /**
     * The browser of this page holds these entries of the policy, as the policy describes them, and nothing else.
     *
     * @throws AssertionError where it is otherwise; the message names each difference
     */
    void state(String state, Page page, Set<String> ids) {
        List<String> differences = differences(Held.by(page), ids);
        for (int look = 1; look < LOOKS && !differences.isEmpty(); look++) {
            page.waitForTimeout(PAUSE_MILLIS);
            differences = differences(Held.by(page), ids);
        }
        if (!differences.isEmpty()) {
            throw new AssertionError("In the state \"" + state + "\" " + String.join("\n  and ", differences));
        }
        states.put(
                state,
                current.stream()
                        .filter(entry -> ids.contains(entry.id()))
                        .map(Listed::name)
                        .collect(Collectors.toSet()));
        Held.by(page).forEach(held -> find(held).ifPresent(entry -> looks.put(entry.name(), entry.text(held))));
    }

    /** What of this is other than it must be; empty where nothing is. */
    List<String> differences(List<Held> held, Set<String> ids) {
        List<String> differences = new ArrayList<>();
        Set<String> missing = new TreeSet<>(ids);
        boolean worker = current.stream().anyMatch(entry -> entry.store().equals("cache") && ids.contains(entry.id()));
        for (Held one : held) {
            Optional<Listed> entry = find(one);
            entry.ifPresent(found -> missing.remove(found.id()));
            // It has no other use than to keep the cache.
            if (!(worker && one.store().equals(Held.WORKER))) {
                difference(one, entry, ids).ifPresent(differences::add);
            }
        }
        missing.forEach(id -> differences.add("the entry " + id + " is missing: " + name(id)));
        return differences;
    }

    private Optional<String> difference(Held held, Optional<Listed> entry, Set<String> ids) {
        String what = "the browser holds " + held.store() + " " + held.name();
        if (entry.isEmpty()) {
            return Optional.of(what + ", which the policy does not list");
        }
        if (!ids.contains(entry.get().id())) {
            return Optional.of(what + ", which must not be there");
        }
        String seen = entry.get().text(held);
        String said = entry.get().text();
        return seen.equals(said)
                ? Optional.empty()
                : Optional.of(what + " with \"" + seen + "\", but the policy says \"" + said + "\"");
    }

    private Optional<Listed> find(Held held) {
        return current.stream().filter(entry -> entry.is(held)).findFirst();
    }

    private String name(String id) {
        return current.stream()
                .filter(entry -> entry.id().equals(id))
                .map(entry -> entry.store() + " " + entry.name())
                .findFirst()
                .orElse("the policy does not list it either");
    }

    /** The entries that no state had. */
    Set<String> neverSeen() {
        Set<String> never = new TreeSet<>(listed.keySet());
        never.removeAll(looks.keySet());
        return never;
    }

    /** One line a state, one column an entry. */
    List<String> statesTable() {
        List<String> lines = new ArrayList<>();
        lines.add(row("state", listed.keySet().stream().map(name -> "`" + name + "`")));
        lines.add("|---" + "|:-:".repeat(listed.size()) + "|");
        states.forEach((state, held) ->
                lines.add(row(state, listed.keySet().stream().map(name -> held.contains(name) ? "✓" : "–"))));
        return lines;
    }

    /** One line an entry: how the browser has it, and how the policy describes it. */
    List<String> entriesTable() {
        List<String> lines =
                new ArrayList<>(List.of("| entry | where | in the browser | in the policy |", "|---|---|---|---|"));
        listed.forEach((name, entry) -> lines.add(
                "| `" + name + "` | " + entry.store() + " | " + looks.get(name) + " | " + entry.text() + " |"));
        return lines;
    }

    private static String row(String first, Stream<String> cells) {
        return "| " + first + cells.map(cell -> " | " + cell).collect(Collectors.joining()) + " |";
    }
}
