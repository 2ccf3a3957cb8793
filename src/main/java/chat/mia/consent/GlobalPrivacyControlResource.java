package chat.mia.consent;

import chat.mia.policy.Policies;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@NonBlocking
@Path("/.well-known/gpc.json")
@Tag(name = "Consent")
class GlobalPrivacyControlResource {

    /** Long enough to cost nothing, short enough that a new policy is seen within a day. */
    private static final String CACHE_CONTROL = "public, max-age=86400";

    /**
     * What a site says of the signal (W3C Global Privacy Control, "GPC Support Resource").
     *
     * @param gpc that requests with {@code Sec-GPC: 1} are treated as the policy says
     * @param lastUpdate when that statement was made
     */
    @Schema(name = "GlobalPrivacyControlSupport")
    record Support(boolean gpc, @Schema(format = "date") LocalDate lastUpdate) {}

    private final Policies policies;

    GlobalPrivacyControlResource(Policies policies) {
        this.policies = policies;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "That Global Privacy Control is respected",
            description = "With Sec-GPC: 1 a stored Yes counts only if it was given under that signal.")
    @APIResponse(
            responseCode = "200",
            description = "The statement, with the date of the policy in force",
            content =
                    @Content(
                            schema = @Schema(implementation = Support.class),
                            examples =
                                    @ExampleObject(
                                            name = "support",
                                            value = "{\"gpc\": true, \"lastUpdate\": \"2026-04-25\"}")))
    public RestResponse<Support> show() {
        return RestResponse.ResponseBuilder.ok(
                        new Support(true, policies.current().lastUpdated()))
                .header("Cache-Control", CACHE_CONTROL)
                .build();
    }
}
