package chat.mia.policy;

import java.util.List;

/**
 * What one version of the policy says in one language.
 *
 * @param sections in their order
 * @param entries everything that the catalogue declares, in its order
 */
record PolicyContent(List<PolicySection> sections, List<DeclaredEntry> entries) {

    PolicyContent {
        sections = List.copyOf(sections);
        entries = List.copyOf(entries);
    }
}
