package chat.mia.policy;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The policy for programs. What was published is answered as it was stored, byte for byte; {@link PolicyJson} writes it. */
@NonBlocking
@Path("/api/v1/policies/cookies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policy")
class PolicyResource {

    /** All versions, the announced ones too, in the order of publication. */
    @Schema(name = "PolicyVersions")
    public record Versions(List<VersionView> versions) {}

    private final PublishedPolicies published;

    PolicyResource(PublishedPolicies published) {
        this.published = published;
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
                            schema = @Schema(implementation = PolicyView.class),
                            examples = @ExampleObject(name = "policy", value = PolicyExamples.POLICY)))
    public String current(
            @Parameter(description = "The language, before Accept-Language", example = "en") @RestQuery String lang,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String preferences) {
        return published.current().best(lang, preferences).json();
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
                            schema = @Schema(implementation = PolicyView.class),
                            examples = @ExampleObject(name = "policy", value = PolicyExamples.POLICY)))
    @APIResponse(
            responseCode = "404",
            description = "No version has this name",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "not-found", value = PolicyExamples.NOT_FOUND)))
    public String version(
            @Parameter(description = "The version's name", example = "2026-04-25") String version,
            @Parameter(description = "The language, before Accept-Language", example = "en") @RestQuery String lang,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String preferences) {
        return published.find(version).best(lang, preferences).json();
    }

    @GET
    @Path("/versions")
    @Operation(
            summary = "All versions of the cookie policy, in the order of publication",
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
        return new Versions(published.listed().stream().map(VersionView::of).toList());
    }
}
