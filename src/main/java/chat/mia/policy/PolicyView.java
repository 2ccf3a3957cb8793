package chat.mia.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One version of the policy in one language, for programs.
 *
 * @param sha256 of the bytes of the page that people read in this language
 */
@Schema(name = "Policy")
record PolicyView(
        @Schema(examples = "2026-04-25") String version,
        LocalDate lastUpdated,
        LocalDate effective,
        boolean material,

        @Schema(description = "Of the texts, a language tag", examples = "en")
        String language,

        List<Section> sections,
        List<Entry> catalogue,
        @Schema(pattern = "[0-9a-f]{64}") String sha256) {

    /** A numbered section, as plain text. */
    public record Section(
            @Schema(examples = "5") int number,

            @Schema(description = "Stays in every language and version", examples = "changes")
            String id,

            @Schema(examples = "Changes to this policy") String title,
            List<String> paragraphs,
            List<Part> parts) {}

    /** What has a heading of its own in a section; {@code entries} names the catalogue entries of its table. */
    public record Part(
            @Schema(examples = "essential") String id,
            @Schema(examples = "Essential cookies") String title,
            List<String> paragraphs,
            List<String> entries) {}

    /** One thing that may be stored on a device. */
    public record Entry(
            @Schema(description = "Stays when the name changes", examples = "refresh-token")
            String id,

            @Schema(examples = "refresh_token") String name,

            @Schema(enumeration = {"cookie", "local-storage", "cache"})
            String store,

            @Schema(examples = "essential") String category,

            @Schema(
                    description = "What allows it: consent, or the exemption from it",
                    enumeration = {"consent", "service-requested", "preference-requested", "choice-kept"})
            String basis,

            @Schema(examples = "strictly necessary for a service that you asked for; no consent needed")
            String basisText,

            @Schema(examples = "Renews the authentication while you use the app (token refresh)")
            String purpose,

            @Schema(description = "session, persistent or an ISO 8601 period", examples = "P30D")
            String lifetime,

            @Schema(examples = "30 days") String duration,
            @Schema(examples = "[\"HttpOnly\", \"Secure\"]") List<String> attributes) {}

    static PolicyView of(PolicyDocument document) {
        return of(document.version(), document.language(), document.content(), document.sha256());
    }

    static PolicyView of(PolicyVersion version, Locale language, PolicyContent content, String sha256) {
        List<PolicySection> sections = content.sections();
        return new PolicyView(
                version.name(),
                version.lastUpdated(),
                version.effective(),
                version.material(),
                language.toLanguageTag(),
                IntStream.range(0, sections.size())
                        .mapToObj(index -> section(index + 1, sections.get(index)))
                        .toList(),
                content.entries().stream().map(PolicyView::entry).toList(),
                sha256);
    }

    static Section section(int number, PolicySection section) {
        List<Part> parts = section.parts().stream()
                .map(part -> new Part(
                        part.id(),
                        part.title(),
                        part.paragraphs(),
                        part.entries().stream().map(DeclaredEntry::name).toList()))
                .toList();
        return new Section(number, section.id(), section.title(), section.plainParagraphs(), parts);
    }

    static Entry entry(DeclaredEntry entry) {
        return new Entry(
                entry.id(),
                entry.name(),
                entry.store(),
                entry.category(),
                entry.basisId(),
                entry.basis(),
                entry.purpose(),
                entry.lifetime(),
                entry.duration(),
                entry.attributes());
    }
}
