package chat.mia.account;

import chat.mia.catalogue.ReadsCookies;
import chat.mia.consent.AccountId;
import chat.mia.session.CurrentSession;
import chat.mia.session.SessionErasure;
import chat.mia.session.SessionExamples;
import chat.mia.session.SessionId;
import chat.mia.web.LimitsAttempts;
import chat.mia.web.Problem;
import chat.mia.web.SignedIn;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/account/erasure")
@Tag(name = "Account")
class ErasureResource {

    private static final String PROBLEM = "application/problem+json";

    /** Who wants to be erased, and shows once more who he is. */
    public record ErasureRequest(
            @Schema(format = "password", description = "Of a built-in account")
            String password,

            @Schema(
                    description =
                            "Of an account of a trusted issuer: a JWT that names it, not used before, at most 8192"
                                    + " characters")
            String assertion) {

        /** Hides both. */
        @Override
        public String toString() {
            return "ErasureRequest";
        }
    }

    private final Erasure erasure;
    private final CurrentSession current;
    private final SessionErasure sessions;

    ErasureResource(Erasure erasure, CurrentSession current, SessionErasure sessions) {
        this.erasure = erasure;
        this.current = current;
        this.sessions = sessions;
    }

    @POST
    @SignedIn
    @ReadsCookies
    @LimitsAttempts
    @Operation(
            summary = "Erase me",
            description =
                    "Ends all sessions and deletes the account with everything that is held of it (GDPR, Article 17)."
                            + " The choices stay as proof that nobody can tell the owner of any more. It cannot be undone.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ErasureRequest.class),
                            examples = {
                                @ExampleObject(name = "password", value = AccountExamples.ERASURE),
                                @ExampleObject(name = "assertion", value = AccountExamples.ERASURE_BY_ASSERTION)
                            }))
    @APIResponse(
            responseCode = "204",
            description = "Erased",
            headers =
                    @Header(
                            name = "Set-Cookie",
                            description = SessionExamples.EXPIRED_COOKIES,
                            schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "400",
            description = "Not erased: not exactly one of the two, or the one that this account does not have",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            examples = @ExampleObject(name = "invalid-request", value = AccountExamples.OTHER_PROOF)))
    @APIResponse(
            responseCode = "401",
            description = "Not erased: the assertion has a fault, was used before, or names somebody else",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            examples =
                                    @ExampleObject(
                                            name = "invalid-assertion",
                                            value = SessionExamples.INVALID_ASSERTION)))
    @APIResponse(
            responseCode = "403",
            description = "Not erased: the password is another one",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            examples = @ExampleObject(name = "wrong-password", value = AccountExamples.WRONG_PASSWORD)))
    public Uni<Response> erase(ErasureRequest body, @Context HttpServerRequest request) {
        requireOneProof(body);
        AccountId account = current.id().orElseThrow();
        SessionId asking = current.session();
        Uni<Void> erased = body.assertion() == null
                ? erasure.byPassword(account, asking, body.password())
                : erasure.byAssertion(account, asking, body.assertion(), request);
        return erased.map(ignored -> sessions.answer(request));
    }

    private static void requireOneProof(ErasureRequest body) {
        if (body == null) {
            throw Problem.invalid("", "Send a JSON object.");
        }
        if ((body.password() == null) == (body.assertion() == null)) {
            throw Problem.invalid("password", "Send either the password or an assertion, each a string.");
        }
    }
}
