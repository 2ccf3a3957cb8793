package chat.mia.policy;

import chat.mia.policy.TextComparison.Paragraph;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What changed between two versions, for programs.
 *
 * @param language of the texts, a language tag
 * @param material whether choices made under the older version do not count under the newer one
 * @param notice what an app can tell its people
 */
@Schema(name = "PolicyChanges")
record ChangesView(
        VersionView from,
        VersionView to,
        @Schema(examples = "en") String language,
        boolean material,
        AppNotice notice,
        Sections sections,
        Entries entries) {

    /** A short text with a link; {@code href} is a path of this origin. */
    @Schema(name = "PolicyChangeNotice")
    public record AppNotice(String title, String body, String link, String href) {}

    /** Sections that came, went and say something else. */
    @Schema(name = "PolicySectionChanges")
    public record Sections(
            List<PolicyView.Section> added, List<PolicyView.Section> removed, List<ChangedSection> changed) {}

    /** A section before and after, and the paragraphs that differ. */
    @Schema(name = "ChangedPolicySection")
    public record ChangedSection(
            @Schema(examples = "changes") String id,
            PolicyView.Section from,
            PolicyView.Section to,
            List<ChangedParagraph> paragraphs) {}

    /** The words of a paragraph in their order, each with what happened to it. */
    @Schema(name = "ChangedPolicyParagraph")
    public record ChangedParagraph(List<ChangedWords> words) {}

    /** Words in a row. */
    @Schema(name = "ChangedPolicyWords")
    public record ChangedWords(
            @Schema(enumeration = {"kept", "removed", "added"})
            String change,

            String text) {}

    /** Catalogue entries that came, went and are described otherwise. */
    @Schema(name = "PolicyEntryChanges")
    public record Entries(List<PolicyView.Entry> added, List<PolicyView.Entry> removed, List<ChangedEntry> changed) {}

    /** An entry, under its present name. */
    @Schema(name = "ChangedPolicyEntry")
    public record ChangedEntry(
            @Schema(examples = "refresh-token") String id,
            @Schema(examples = "refresh_token") String name,
            List<ChangedFact> changes) {}

    /** One fact before and after; an empty text where nothing was said. */
    @Schema(name = "ChangedPolicyFact")
    public record ChangedFact(
            @Schema(
                    description = "The member of the catalogue's entry",
                    enumeration = {"name", "store", "category", "basis", "purpose", "duration", "attributes"})
            String fact,

            String from,
            String to) {}

    /** @param all every version as it stands */
    static ChangesView of(PolicyChanges changes, List<ListedVersion> all, AppNotice notice) {
        PolicyView before = PolicyView.of(changes.from());
        PolicyView after = PolicyView.of(changes.to());
        return new ChangesView(
                version(changes.from(), all),
                version(changes.to(), all),
                after.language(),
                changes.material(),
                notice,
                sections(changes.sections(), before, after),
                entries(changes.entries()));
    }

    private static VersionView version(PolicyDocument document, List<ListedVersion> all) {
        return all.stream()
                .filter(listed -> listed.version().equals(document.version()))
                .findFirst()
                .map(VersionView::of)
                .orElseThrow();
    }

    private static Sections sections(SectionComparison sections, PolicyView before, PolicyView after) {
        return new Sections(
                sections.added().stream().map(section -> find(after, section)).toList(),
                sections.removed().stream()
                        .map(section -> find(before, section))
                        .toList(),
                sections.changed().stream()
                        .map(changed -> new ChangedSection(
                                changed.to().id(),
                                find(before, changed.from()),
                                find(after, changed.to()),
                                changed.paragraphs().stream()
                                        .map(ChangesView::paragraph)
                                        .toList()))
                        .toList());
    }

    private static PolicyView.Section find(PolicyView document, PolicySection section) {
        return document.sections().stream()
                .filter(view -> view.id().equals(section.id()))
                .findFirst()
                .orElseThrow();
    }

    private static ChangedParagraph paragraph(Paragraph paragraph) {
        return new ChangedParagraph(paragraph.words().stream()
                .map(words -> new ChangedWords(lower(words.kind()), words.text()))
                .toList());
    }

    private static Entries entries(EntryComparison entries) {
        return new Entries(
                entries.added().stream().map(PolicyView::entry).toList(),
                entries.removed().stream().map(PolicyView::entry).toList(),
                entries.changed().stream().map(ChangesView::entry).toList());
    }

    private static ChangedEntry entry(EntryComparison.Changed changed) {
        return new ChangedEntry(
                changed.to().id(),
                changed.to().name(),
                changed.differences().stream()
                        .map(difference ->
                                new ChangedFact(lower(difference.fact()), difference.from(), difference.to()))
                        .toList());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
