package chat.mia.policy;

import chat.mia.web.Languages;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The policy for programs. */
@NonBlocking
@Path("/api/v1/policies/cookies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policy")
class PolicyResource {

    /** One version of the policy; {@code sha256} is that of the page's bytes. */
    public record Policy(
            @Schema(examples = "2026-04-25") String version,
            LocalDate lastUpdated,
            LocalDate effective,
            boolean material,

            @Schema(description = "Of the texts, a language tag", examples = "en")
            String language,

            List<Section> sections,
            List<Entry> catalogue,
            @Schema(pattern = "[0-9a-f]{64}") String sha256) {}

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

            @Schema(examples = "Renews the authentication while you use the app (token refresh)")
            String purpose,

            @Schema(description = "session, persistent or an ISO 8601 period", examples = "P30D")
            String lifetime,

            @Schema(examples = "30 days") String duration,
            @Schema(examples = "[\"HttpOnly\", \"Secure\"]") List<String> attributes) {}

    /** All versions, oldest first. */
    public record Versions(List<Version> versions) {}

    /** One version without its text. */
    public record Version(
            @Schema(examples = "2026-04-25") String version,
            LocalDate lastUpdated,
            LocalDate effective,
            boolean material) {}

    private final PublishedPolicies published;
    private final Policies policies;
    private final Languages languages;

    PolicyResource(PublishedPolicies published, Policies policies, Languages languages) {
        this.published = published;
        this.policies = policies;
        this.languages = languages;
    }

    @GET
    @Operation(
            summary = "The cookie policy in force",
            description =
                    "Its sections as plain text, everything that may be stored on a device, and the hash of the page"
                            + " that people read.")
    @APIResponse(
            responseCode = "200",
            description = "The version in force",
            content =
                    @Content(
                            schema = @Schema(implementation = Policy.class),
                            examples = @ExampleObject(name = "policy", value = PolicyExamples.POLICY)))
    public Policy current(
            @Parameter(description = "The language, before Accept-Language", example = "en") @RestQuery String lang,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String preferences) {
        return policy(published.current(), lang, preferences);
    }

    @GET
    @Path("/{version}")
    @Operation(
            summary = "One version of the cookie policy",
            description = "Published versions never change, so what this says of a version stays.")
    @APIResponse(
            responseCode = "200",
            description = "The version",
            content =
                    @Content(
                            schema = @Schema(implementation = Policy.class),
                            examples = @ExampleObject(name = "policy", value = PolicyExamples.POLICY)))
    @APIResponse(
            responseCode = "404",
            description = "No version has this name",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "not-found", value = PolicyExamples.NOT_FOUND)))
    public Policy version(
            @Parameter(description = "The version's name", example = "2026-04-25") String version,
            @Parameter(description = "The language, before Accept-Language", example = "en") @RestQuery String lang,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String preferences) {
        return policy(published.find(version), lang, preferences);
    }

    @GET
    @Path("/versions")
    @Operation(
            summary = "All versions of the cookie policy, oldest first",
            description =
                    "A choice counts if no material version came into force after the one that it was made under.")
    @APIResponse(
            responseCode = "200",
            description = "The versions, without their texts",
            content =
                    @Content(
                            schema = @Schema(implementation = Versions.class),
                            examples = @ExampleObject(name = "versions", value = PolicyExamples.VERSIONS)))
    public Versions versions() {
        return new Versions(policies.versions().stream()
                .map(version ->
                        new Version(version.name(), version.lastUpdated(), version.effective(), version.material()))
                .toList());
    }

    private Policy policy(PublishedPolicy policy, String lang, String preferences) {
        PolicyDocument document = policy.in(languages.best(lang, preferences));
        PolicyVersion version = policy.version();
        List<PolicySection> sections = document.content().sections();
        return new Policy(
                version.name(),
                version.lastUpdated(),
                version.effective(),
                version.material(),
                document.language().toLanguageTag(),
                IntStream.range(0, sections.size())
                        .mapToObj(index -> section(index + 1, sections.get(index)))
                        .toList(),
                document.content().entries().stream().map(PolicyResource::entry).toList(),
                document.sha256());
    }

    private static Section section(int number, PolicySection section) {
        List<Part> parts = section.parts().stream()
                .map(part -> new Part(
                        part.id(),
                        part.title(),
                        part.paragraphs(),
                        part.entries().stream().map(DeclaredEntry::name).toList()))
                .toList();
        return new Section(number, section.id(), section.title(), section.plainParagraphs(), parts);
    }

    private static Entry entry(DeclaredEntry entry) {
        return new Entry(
                entry.id(),
                entry.name(),
                entry.store(),
                entry.category(),
                entry.purpose(),
                entry.lifetime(),
                entry.duration(),
                entry.attributes());
    }
}
