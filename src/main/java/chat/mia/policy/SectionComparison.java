package chat.mia.policy;

import chat.mia.policy.PolicySection.Part;
import chat.mia.policy.TextComparison.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which sections came, went and say something else. What stands in tables is compared by {@link EntryComparison}.
 *
 * @param changed in the order of the later document
 */
record SectionComparison(List<PolicySection> added, List<PolicySection> removed, List<Changed> changed) {

    /** A section that was there before and says something else now. */
    public record Changed(PolicySection from, PolicySection to, List<Paragraph> paragraphs) {

        public Changed {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    SectionComparison {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
    }

    static SectionComparison of(List<PolicySection> from, List<PolicySection> to) {
        List<Changed> changed = new ArrayList<>();
        for (PolicySection after : to) {
            find(after, from).ifPresent(before -> {
                List<Paragraph> paragraphs = TextComparison.of(lines(before), lines(after));
                if (!paragraphs.isEmpty()) {
                    changed.add(new Changed(before, after, paragraphs));
                }
            });
        }
        return new SectionComparison(without(to, from), without(from, to), changed);
    }

    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    private static Optional<PolicySection> find(PolicySection section, List<PolicySection> among) {
        return among.stream().filter(other -> other.id().equals(section.id())).findFirst();
    }

    private static List<PolicySection> without(List<PolicySection> sections, List<PolicySection> others) {
        return sections.stream()
                .filter(section -> find(section, others).isEmpty())
                .toList();
    }

    private static List<String> lines(PolicySection section) {
        List<String> lines = new ArrayList<>();
        lines.add(section.title());
        lines.addAll(section.plainParagraphs());
        for (Part part : section.parts()) {
            lines.add(part.title());
            lines.addAll(part.paragraphs());
        }
        return lines;
    }
}
