package chat.mia.session;

import chat.mia.web.Deadline;
import chat.mia.web.ForOAuthClients;
import chat.mia.web.Form;
import chat.mia.web.TakesForm;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/introspect")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "For other services")
class IntrospectionResource {

    private static final String PROBLEM = "application/problem+json";

    /** What is asked, for the OpenAPI document (RFC 7662, section 2.1). */
    record Question(
            String token, @JsonProperty("token_type_hint") String tokenTypeHint) {}

    /** What is answered, for the OpenAPI document (RFC 7662, section 2.2); all but the first where it is active only. */
    record Answer(
            boolean active,
            @JsonProperty("token_type") String tokenType,
            String iss,
            String aud,
            @JsonProperty("client_id") String clientId,
            String sub,
            String sid,
            long iat,
            long exp,
            String jti,
            @JsonProperty("auth_time") long authTime,
            List<String> roles) {}

    private final Introspection introspection;
    private final Deadline deadline;

    IntrospectionResource(Introspection introspection, Deadline deadline) {
        this.introspection = introspection;
        this.deadline = deadline;
    }

    @POST
    @TakesForm
    @ForOAuthClients
    @Operation(
            summary = "Is this access token good now",
            description =
                    "RFC 7662. Asks the database, so a revocation shows at once. Whatever is not an access token in force"
                            + " is inactive, refresh tokens too; token_type_hint is not needed.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                            schema = @Schema(implementation = Question.class),
                            examples = @ExampleObject(name = "token", value = IntrospectionExamples.FORM)))
    @APIResponse(
            responseCode = "200",
            description = "What the token is worth",
            content =
                    @Content(
                            schema = @Schema(implementation = Answer.class),
                            examples = {
                                @ExampleObject(name = "active", value = IntrospectionExamples.ACTIVE),
                                @ExampleObject(name = "inactive", value = IntrospectionExamples.INACTIVE)
                            }))
    @APIResponse(
            responseCode = "400",
            description = "There is no token, or more than one",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            examples =
                                    @ExampleObject(
                                            name = "invalid-request",
                                            value = IntrospectionExamples.INVALID_REQUEST)))
    @APIResponse(
            responseCode = "415",
            description = "The body is not a form",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            examples =
                                    @ExampleObject(
                                            name = "unsupported-media-type",
                                            value = IntrospectionExamples.UNSUPPORTED_MEDIA_TYPE)))
    public Uni<Map<String, Object>> introspect(String form) {
        return deadline.on(introspection.of(Form.of(form).required("token")));
    }
}
