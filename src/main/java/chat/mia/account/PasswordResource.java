package chat.mia.account;

import chat.mia.catalogue.ReadsCookies;
import chat.mia.session.CurrentSession;
import chat.mia.web.LimitsAttempts;
import chat.mia.web.Problem;
import chat.mia.web.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/account/password")
@Tag(name = "Account")
class PasswordResource {

    private static final String PROBLEM = "application/problem+json";

    /** Who wants another password. */
    public record PasswordChangeRequest(
            @Schema(required = true, format = "password") String currentPassword,

            @Schema(
                    required = true,
                    format = "password",
                    minLength = PasswordRules.MIN_LENGTH,
                    maxLength = PasswordRules.MAX_LENGTH)
            String newPassword) {

        /** Hides both. */
        @Override
        public String toString() {
            return "PasswordChangeRequest";
        }
    }

    private final PasswordChange passwordChange;
    private final CurrentSession current;

    PasswordResource(PasswordChange passwordChange, CurrentSession current) {
        this.passwordChange = passwordChange;
        this.current = current;
    }

    @PUT
    @SignedIn
    @ReadsCookies
    @LimitsAttempts
    @Operation(
            summary = "Change my password",
            description = "Ends all other sessions of the account; this one and its tokens stay.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PasswordChangeRequest.class),
                            examples = @ExampleObject(name = "password", value = AccountExamples.PASSWORD_CHANGE)))
    @APIResponse(responseCode = "204", description = "Changed; this session is the only one")
    @APIResponse(
            responseCode = "400",
            description = "Not changed, because of the request",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            examples = {
                                @ExampleObject(name = "invalid-request", value = AccountExamples.SAME_PASSWORD),
                                @ExampleObject(name = "weak-password", value = AccountExamples.WEAK_NEW_PASSWORD)
                            }))
    @APIResponse(
            responseCode = "403",
            description = "Not changed: the current password is another one",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            examples = @ExampleObject(name = "wrong-password", value = AccountExamples.WRONG_PASSWORD)))
    @APIResponse(
            responseCode = "404",
            description = "The account is another issuer's, so there is no password to change",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            examples = @ExampleObject(name = "not-found", value = AccountExamples.NO_PASSWORD)))
    public Uni<Response> change(PasswordChangeRequest body) {
        requireComplete(body);
        return passwordChange
                .change(current.id().orElseThrow(), current.session(), body.currentPassword(), body.newPassword())
                .map(ignored -> Response.noContent().build());
    }

    /** Compares what was sent and not what is stored, so it tells nothing to whoever only guesses. */
    private static void requireComplete(PasswordChangeRequest body) {
        if (body == null) {
            throw Problem.invalid("", "Send a JSON object.");
        }
        if (body.currentPassword() == null || body.newPassword() == null) {
            throw Problem.invalid(
                    body.currentPassword() == null ? "currentPassword" : "newPassword", "Must be a string.");
        }
        if (body.newPassword().equals(body.currentPassword())) {
            throw Problem.invalid("newPassword", "Must differ from currentPassword.");
        }
    }
}
