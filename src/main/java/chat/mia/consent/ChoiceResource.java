package chat.mia.consent;

import chat.mia.catalogue.ReadsCookies;
import chat.mia.web.LimitsAttempts;
import chat.mia.web.SignedInOrAnonymous;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/consent")
@Produces(MediaType.APPLICATION_JSON)
@ReadsCookies
@SignedInOrAnonymous
@Tag(name = "Consent")
class ChoiceResource {

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

    private final ChoiceRules rules;
    private final Decisions decisions;
    private final ConsentAnswers answers;

    ChoiceResource(ChoiceRules rules, Decisions decisions, ConsentAnswers answers) {
        this.rules = rules;
        this.decisions = decisions;
        this.answers = answers;
    }

    @PUT
    @LimitsAttempts
    @Operation(
            summary = "Record a choice",
            description =
                    "A Yes sets mia_analytics_id, a No expires it. An anonymous Yes begins a chain and gives a receipt for it;"
                            + " an anonymous No without a receipt leaves no identifier. Of somebody signed in by cookie,"
                            + " access_token is renewed.")
    @Parameter(name = Receipts.HEADER, in = ParameterIn.HEADER, description = ConsentExamples.RECEIPT_HEADER)
    @Parameter(
            name = "Idempotency-Key",
            in = ParameterIn.HEADER,
            description =
                    "A UUID of this request: repeated within 24 hours it makes no second event, and is answered with"
                            + " the state of then")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Choice.class),
                            examples = @ExampleObject(name = "yes", value = ConsentExamples.CHOICE)))
    @APIResponse(
            responseCode = "200",
            description = "Recorded; the view of what is in force now, and where the event has a subject its receipt",
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
    @APIResponse(
            responseCode = "422",
            description = "Not recorded: a request that said something else had this key",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            examples =
                                    @ExampleObject(
                                            name = "idempotency-key-reused",
                                            value = ConsentExamples.IDEMPOTENCY_KEY_REUSED)))
    public Uni<RestResponse<ConsentView>> put(Choice choice, @Context HttpServerRequest request) {
        return rules.check(choice)
                .chain(() ->
                        decisions.record(request, decisions.of(choice, request), IdempotencyKey.of(request, choice)))
                .chain(outcome -> answers.give(outcome, request));
    }
}
