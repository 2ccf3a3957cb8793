package chat.mia.session;

import chat.mia.catalogue.ReadsCookies;
import chat.mia.session.RotationResult.Continued;
import chat.mia.session.SessionAnswers.Standing;
import chat.mia.web.CoarseUserAgent;
import chat.mia.web.Problem;
import chat.mia.web.SignedIn;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/session")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Session")
class SessionResource {

    /** Who wants to sign in. */
    public record SignInRequest(String email, String password) {

        /** Hides the password. */
        @Override
        public String toString() {
            return "SignInRequest";
        }
    }

    private final CurrentSession current;
    private final PresentedTokens presented;
    private final Credentials credentials;
    private final Sessions sessions;
    private final Rotation rotation;
    private final SignIn signIn;
    private final SignOut signOut;
    private final SessionAnswers answers;

    SessionResource(
            CurrentSession current,
            PresentedTokens presented,
            Credentials credentials,
            Sessions sessions,
            Rotation rotation,
            SignIn signIn,
            SignOut signOut,
            SessionAnswers answers) {
        this.current = current;
        this.presented = presented;
        this.credentials = credentials;
        this.sessions = sessions;
        this.rotation = rotation;
        this.signIn = signIn;
        this.signOut = signOut;
        this.answers = answers;
    }

    @POST
    @ReadsCookies
    @Operation(summary = "Sign in", description = "Always begins a new session; sets the three cookies.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SessionView.class)))
    @APIResponse(responseCode = "401", description = "wrong-credentials: the same for an unknown email")
    public Uni<Response> signIn(SignInRequest body, HttpServerRequest request) {
        signIn.requireNoHeader(request);
        requireComplete(body);
        return credentials
                .verify(body.email(), body.password())
                .chain(account -> sessions.open(account, client(request)))
                .chain(opened -> signIn.complete(200, opened, request));
    }

    @GET
    @SignedIn
    @ReadsCookies
    @Operation(summary = "Who am I", description = "Told from the access token alone.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SessionView.class)))
    @APIResponse(responseCode = "401", description = "not-signed-in, access-token-expired or session-ended")
    public SessionView show(HttpServerRequest request) {
        return answers.view(current.required(), request);
    }

    @POST
    @Path("/refresh")
    @ReadsCookies
    @Operation(
            summary = "Continue the session",
            description = "Needs only the refresh cookie; sets the three cookies anew.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SessionView.class)))
    @APIResponse(
            responseCode = "401",
            description = "not-signed-in without the cookie, session-ended where it is refused")
    public Uni<Response> refresh(HttpServerRequest request) {
        if (!presented.hasRefresh(request)) {
            throw SessionProblem.notSignedIn();
        }
        RefreshToken token = presented.refresh(request).stream().findFirst().orElseThrow(SessionProblem::sessionEnded);
        return rotation.rotate(token, client(request)).map(result -> answer(result, request));
    }

    @DELETE
    @Operation(
            summary = "Sign out",
            description = "Ends the sessions that the cookies show and removes them; needs no valid access token.")
    @APIResponse(responseCode = "204", description = "Signed out, now or before")
    @APIResponse(responseCode = "403", description = "csrf-token-mismatch, where a valid access token was sent")
    public Uni<Response> signOut(HttpServerRequest request) {
        return signOut.of(request);
    }

    private Response answer(RotationResult result, HttpServerRequest request) {
        if (result instanceof Continued on) {
            return answers.give(
                    200, new Standing(on.account(), on.token(), on.sessionExpiresAt(), on.consent()), request);
        }
        throw SessionProblem.sessionEnded();
    }

    private static void requireComplete(SignInRequest body) {
        if (body == null) {
            throw Problem.invalid("", "Send a JSON object.");
        }
        if (body.email() == null || body.password() == null) {
            throw Problem.invalid(body.email() == null ? "email" : "password", "Must be a string.");
        }
    }

    private static CoarseUserAgent client(HttpServerRequest request) {
        return CoarseUserAgent.of(request.getHeader("User-Agent"));
    }
}
