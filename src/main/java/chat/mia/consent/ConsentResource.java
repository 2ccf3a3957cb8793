package chat.mia.consent;

import chat.mia.catalogue.ReadsCookies;
import chat.mia.catalogue.SetCookie;
import chat.mia.web.Deadline;
import chat.mia.web.SignedInOrAnonymous;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/consent")
@Produces(MediaType.APPLICATION_JSON)
@ReadsCookies
@SignedInOrAnonymous
@Tag(name = "Consent")
class ConsentResource {

    private static final String PROBLEM = "application/problem+json";

    /**
     * A visitor's answer.
     *
     * @param policyVersion the version that was shown
     * @param choices every optional category, true for Yes
     * @param source {@code banner} or {@code settings}
     * @param locale of the texts shown, a BCP 47 tag
     * @param notice the hash of the notice shown; null for a text of the app's own
     * @param decidedAt when the client says that it was decided; kept, but decides nothing
     */
    @Schema(name = "ConsentChoice")
    public record Choice(
            @Schema(required = true, examples = "2026-04-25")
            String policyVersion,

            @Schema(required = true) Map<String, Boolean> choices,

            @Schema(
                    required = true,
                    enumeration = {"banner", "settings"})
            String source,

            @Schema(required = true, maxLength = 35, examples = "en")
            String locale,

            @Schema(nullable = true, pattern = "[0-9a-f]{64}")
            String notice,

            @Schema(nullable = true, format = "date-time") String decidedAt) {

        public Choice {
            choices = choices == null ? null : Collections.unmodifiableMap(new TreeMap<>(choices));
        }
    }

    private final CurrentAccount currentAccount;
    private final Consents consents;
    private final ChoiceRules rules;
    private final Decisions decisions;
    private final AnalyticsCookies analyticsCookies;
    private final Deadline deadline;

    ConsentResource(
            CurrentAccount currentAccount,
            Consents consents,
            ChoiceRules rules,
            Decisions decisions,
            AnalyticsCookies analyticsCookies,
            Deadline deadline) {
        this.currentAccount = currentAccount;
        this.consents = consents;
        this.rules = rules;
        this.decisions = decisions;
        this.analyticsCookies = analyticsCookies;
        this.deadline = deadline;
    }

    @GET
    @Operation(
            summary = "What may be stored on this device now",
            description = "For an account, as its access token has it; no database is asked. For a browser without one"
                    + " promptRequired is only a default: its own valid choice decides.")
    @APIResponse(
            responseCode = "200",
            description = "The consent view",
            content =
                    @Content(
                            schema = @Schema(implementation = ConsentView.class),
                            examples = {
                                @ExampleObject(name = "unset", value = ConsentExamples.UNSET),
                                @ExampleObject(name = "granted", value = ConsentExamples.GRANTED)
                            }))
    public Uni<ConsentView> get(@Context HttpServerRequest request) {
        ConsentHead head = currentAccount.id().isPresent() ? currentAccount.consent() : ConsentHead.UNSET;
        return Uni.createFrom().item(consents.view(head, GlobalPrivacyControl.requestedBy(request)));
    }

    @PUT
    @Operation(
            summary = "Record a choice",
            description =
                    "A Yes sets mia_analytics_id, a No expires it. An anonymous No leaves no identifier. Of somebody signed"
                            + " in by cookie, access_token is renewed.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Choice.class),
                            examples = @ExampleObject(name = "yes", value = ConsentExamples.CHOICE)))
    @APIResponse(
            responseCode = "200",
            description = "Recorded; the view of what is in force now",
            content =
                    @Content(
                            schema = @Schema(implementation = ConsentView.class),
                            examples = @ExampleObject(name = "granted", value = ConsentExamples.GRANTED)))
    @APIResponse(
            responseCode = "400",
            description = "Not recorded, because of its content",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            examples = {
                                @ExampleObject(name = "invalid-request", value = ConsentExamples.INVALID_REQUEST),
                                @ExampleObject(name = "unknown-category", value = ConsentExamples.UNKNOWN_CATEGORY),
                                @ExampleObject(
                                        name = "essential-not-optional",
                                        value = ConsentExamples.ESSENTIAL_NOT_OPTIONAL),
                                @ExampleObject(name = "category-missing", value = ConsentExamples.CATEGORY_MISSING),
                                @ExampleObject(name = "unknown-notice", value = ConsentExamples.UNKNOWN_NOTICE)
                            }))
    @APIResponse(
            responseCode = "409",
            description = "Not recorded: the policy has changed materially since",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            examples =
                                    @ExampleObject(name = "policy-outdated", value = ConsentExamples.POLICY_OUTDATED)))
    public Uni<RestResponse<ConsentView>> put(Choice choice, @Context HttpServerRequest request) {
        return rules.check(choice).chain(() -> record(decisions.of(choice, request), request));
    }

    @DELETE
    @Operation(
            summary = "Withdraw everything optional",
            description =
                    "Needs no reason. Expires mia_analytics_id; the view lists in clear what else the browser must"
                            + " remove. Of somebody signed in by cookie, access_token is renewed.")
    @APIResponse(
            responseCode = "200",
            description = "Withdrawn",
            content =
                    @Content(
                            schema = @Schema(implementation = ConsentView.class),
                            examples = @ExampleObject(name = "refused", value = ConsentExamples.REFUSED)))
    public Uni<RestResponse<ConsentView>> delete(@Context HttpServerRequest request) {
        return record(decisions.withdrawal(request), request);
    }

    private Uni<RestResponse<ConsentView>> record(Decision decision, HttpServerRequest request) {
        return deadline.on(decisions.record(currentAccount.id(), decision)).map(head -> answer(head, request));
    }

    private RestResponse<ConsentView> answer(ConsentHead head, HttpServerRequest request) {
        boolean gpc = GlobalPrivacyControl.requestedBy(request);
        List<SetCookie> cookies = new ArrayList<>(analyticsCookies.matching(request, currentAccount.id(), head, gpc));
        if (currentAccount.id().isPresent()) {
            currentAccount.renewedWith(head, gpc).ifPresent(cookies::add);
        }
        var answer = RestResponse.ResponseBuilder.ok(consents.view(head, gpc));
        cookies.forEach(cookie -> answer.header("Set-Cookie", cookie.header()));
        return answer.build();
    }
}
