package chat.mia.policy;

import java.util.List;
import java.util.Locale;

/**
 * What differs between two versions of the policy, in one language.
 *
 * @param material whether a material version lies between the two, so that a choice made under the older one does not
 *     count under the newer one
 */
record PolicyChanges(
        PolicyDocument from, PolicyDocument to, boolean material, SectionComparison sections, EntryComparison entries) {

    /**
     * Compares two versions in the language that was asked for, where both were published in it, else in the first one
     * that both were.
     *
     * @param all the versions that there are, oldest first
     */
    static PolicyChanges between(PublishedPolicy from, PublishedPolicy to, Locale language, List<PolicyVersion> all) {
        Locale common = common(from, to, language);
        PolicyDocument before = from.in(common);
        PolicyDocument after = to.in(common);
        return new PolicyChanges(
                before,
                after,
                anyMaterial(from.version(), to.version(), all),
                SectionComparison.of(
                        before.content().sections(), after.content().sections()),
                EntryComparison.of(before.content().entries(), after.content().entries()));
    }

    public boolean isEmpty() {
        return sections.isEmpty() && entries.isEmpty();
    }

    private static Locale common(PublishedPolicy from, PublishedPolicy to, Locale language) {
        boolean both = from.documents().containsKey(language) && to.documents().containsKey(language);
        return both
                ? language
                : from.documents().keySet().stream()
                        .filter(to.documents()::containsKey)
                        .findFirst()
                        .orElse(language);
    }

    private static boolean anyMaterial(PolicyVersion from, PolicyVersion to, List<PolicyVersion> all) {
        int one = all.indexOf(from);
        int other = all.indexOf(to);
        return all.subList(Math.min(one, other), Math.max(one, other) + 1).stream()
                .skip(1)
                .anyMatch(PolicyVersion::material);
    }
}
