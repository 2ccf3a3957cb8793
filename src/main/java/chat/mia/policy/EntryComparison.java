package chat.mia.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which catalogue entries came, went and are described otherwise. An entry is known by its id, so that one that was given
 * another name is a changed one.
 *
 * @param changed in the order of the later document
 */
record EntryComparison(List<DeclaredEntry> added, List<DeclaredEntry> removed, List<Changed> changed) {

    /** What is told of an entry, by the name that the policy's JSON has for it. */
    enum Fact {
        NAME(DeclaredEntry::name),
        STORE(DeclaredEntry::store),
        CATEGORY(DeclaredEntry::category),
        BASIS(DeclaredEntry::basis),
        PURPOSE(DeclaredEntry::purpose),
        DURATION(DeclaredEntry::duration),
        ATTRIBUTES(entry -> String.join(", ", entry.attributes()));

        private final Function<DeclaredEntry, String> value;

        Fact(Function<DeclaredEntry, String> value) {
            this.value = value;
        }
    }

    /** One fact that is not what it was; what was not told is empty. */
    public record Difference(Fact fact, String from, String to) {}

    /** An entry that was there before and is described otherwise now. */
    public record Changed(DeclaredEntry from, DeclaredEntry to, List<Difference> differences) {

        public Changed {
            differences = List.copyOf(differences);
        }
    }

    EntryComparison {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
    }

    static EntryComparison of(List<DeclaredEntry> from, List<DeclaredEntry> to) {
        List<Changed> changed = new ArrayList<>();
        for (DeclaredEntry after : to) {
            find(after, from).ifPresent(before -> {
                List<Difference> differences = differences(before, after);
                if (!differences.isEmpty()) {
                    changed.add(new Changed(before, after, differences));
                }
            });
        }
        return new EntryComparison(without(to, from), without(from, to), changed);
    }

    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    private static List<Difference> differences(DeclaredEntry from, DeclaredEntry to) {
        List<Difference> differences = new ArrayList<>();
        for (Fact fact : Fact.values()) {
            String before = fact.value.apply(from);
            String after = fact.value.apply(to);
            if (!before.equals(after)) {
                differences.add(new Difference(fact, before, after));
            }
        }
        return differences;
    }

    private static Optional<DeclaredEntry> find(DeclaredEntry entry, List<DeclaredEntry> among) {
        return among.stream().filter(other -> other.id().equals(entry.id())).findFirst();
    }

    private static List<DeclaredEntry> without(List<DeclaredEntry> entries, List<DeclaredEntry> others) {
        return entries.stream().filter(entry -> find(entry, others).isEmpty()).toList();
    }
}
