package chat.mia.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One section of the policy, as plain text.
 *
 * @param id names it in every language and version
 * @param email the address to write to, in the section that gives it
 */
record PolicySection(String id, String title, List<String> paragraphs, List<Part> parts, Optional<String> email) {

    /**
     * What stands under a heading of its own within a section.
     *
     * @param id names it within its section, in every language and version
     * @param entries the rows of its table; empty where it has none
     */
    record Part(String id, String title, List<String> paragraphs, List<DeclaredEntry> entries) {

        Part {
            paragraphs = List.copyOf(paragraphs);
            entries = List.copyOf(entries);
        }

        static Part text(String id, String title, String paragraph) {
            return new Part(id, title, List.of(paragraph), List.of());
        }

        /** Whether the table needs a column for attributes. */
        public boolean hasAttributes() {
            return entries.stream().anyMatch(entry -> !entry.attributes().isEmpty());
        }
    }

    PolicySection {
        paragraphs = List.copyOf(paragraphs);
        parts = List.copyOf(parts);
    }

    static PolicySection of(String id, String title, String... paragraphs) {
        return new PolicySection(id, title, List.of(paragraphs), List.of(), Optional.empty());
    }

    PolicySection with(List<Part> newParts) {
        return new PolicySection(id, title, paragraphs, newParts, email);
    }

    PolicySection with(String newEmail) {
        return new PolicySection(id, title, paragraphs, parts, Optional.of(newEmail));
    }

    /** The paragraphs, with the address as one of them. */
    public List<String> plainParagraphs() {
        return Stream.concat(paragraphs.stream(), email.stream()).toList();
    }
}
