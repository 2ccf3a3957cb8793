package chat.mia.policy;

import chat.mia.policy.ChangesView.AppNotice;
import chat.mia.web.Languages;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** What changed between two versions of the policy, for programs. */
@NonBlocking
@Path("/api/v1/policies/cookies/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policy")
class PolicyChangesResource {

    private final ComparedPolicies compared;
    private final PublishedPolicies published;
    private final Languages languages;

    PolicyChangesResource(ComparedPolicies compared, PublishedPolicies published, Languages languages) {
        this.compared = compared;
        this.published = published;
        this.languages = languages;
    }

    @GET
    @Operation(
            summary = "What changed between two versions",
            description = "Sections and catalogue entries that were added, removed and changed, in one language, and a"
                    + " notice that an app can show. Without from, the version before to; without to, the version in"
                    + " force.")
    @APIResponse(
            responseCode = "200",
            description = "The differences; empty lists where there are none",
            content =
                    @Content(
                            schema = @Schema(implementation = ChangesView.class),
                            examples = @ExampleObject(name = "changes", value = PolicyExamples.CHANGES)))
    @APIResponse(
            responseCode = "404",
            description = "No version has this name",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "not-found", value = PolicyExamples.NOT_FOUND)))
    public ChangesView changes(
            @Parameter(description = "The version to compare from", example = "2026-04-25") @RestQuery String from,
            @Parameter(description = "The version to compare to", example = "2026-10-01") @RestQuery String to,
            @Parameter(description = "The language, before Accept-Language", example = "en") @RestQuery String lang,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String preferences) {
        PolicyChanges changes = compared.between(from, to, languages.best(lang, preferences));
        return ChangesView.of(changes, published.listed(), notice(changes));
    }

    private static AppNotice notice(PolicyChanges changes) {
        PolicyDocument after = changes.to();
        ChangesMessages messages = Languages.words(ChangesMessages.class, after.language());
        String date = WrittenDate.of(after.version().lastUpdated(), after.language());
        return new AppNotice(
                messages.noticeTitle(),
                changes.material() ? messages.noticeMaterialBody(date) : messages.noticeBody(date),
                messages.noticeLink(),
                ComparedPolicies.address(changes));
    }
}
