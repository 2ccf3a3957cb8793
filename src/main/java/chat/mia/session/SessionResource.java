package chat.mia.session;

import chat.mia.catalogue.ReadsCookies;
import chat.mia.web.Deadline;
import chat.mia.web.Problem;
import chat.mia.web.SignedIn;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/session")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Session")
class SessionResource {

    private static final String PROBLEM = "application/problem+json";

    /** Who wants to sign in. */
    public record SignInRequest(
            @Schema(required = true, format = "email") String email,
            @Schema(required = true, format = "password") String password) {

        /** Hides the password. */
        @Override
        public String toString() {
            return "SignInRequest";
        }
    }

    private final CurrentSession current;
    private final Credentials credentials;
    private final Clients clients;
    private final Sessions sessions;
    private final SignIn signIn;
    private final SignOut signOut;
    private final Deadline deadline;
    private final SessionAnswers answers;

    SessionResource(
            CurrentSession current,
            Credentials credentials,
            Clients clients,
            Sessions sessions,
            SignIn signIn,
            SignOut signOut,
            Deadline deadline,
            SessionAnswers answers) {
        this.current = current;
        this.credentials = credentials;
        this.clients = clients;
        this.sessions = sessions;
        this.signIn = signIn;
        this.signOut = signOut;
        this.deadline = deadline;
        this.answers = answers;
    }

    @POST
    @ReadsCookies
    @Operation(
            summary = "Sign in",
            description =
                    "Always begins a new session, and ends the one that a valid refresh cookie of the request shows."
                            + " Refused with the header Authorization: signing in gives cookies, and with that header none is set.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SignInRequest.class),
                            examples = @ExampleObject(name = "password", value = SessionExamples.SIGN_IN)))
    @APIResponse(
            responseCode = "200",
            description = "Signed in; the session view",
            headers =
                    @Header(
                            name = "Set-Cookie",
                            description = SessionExamples.SET_COOKIES,
                            schema = @Schema(type = SchemaType.STRING)),
            content =
                    @Content(
                            schema = @Schema(implementation = SessionView.class),
                            examples = @ExampleObject(name = "session", value = SessionExamples.VIEW)))
    @APIResponse(
            responseCode = "400",
            description = "Not signed in, because of the request",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            examples =
                                    @ExampleObject(name = "invalid-request", value = SessionExamples.INVALID_REQUEST)))
    @APIResponse(
            responseCode = "401",
            description = "The same, after the same work, for an unknown email",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            examples =
                                    @ExampleObject(
                                            name = "wrong-credentials",
                                            value = SessionExamples.WRONG_CREDENTIALS)))
    public Uni<Response> signIn(SignInRequest body, @Context HttpServerRequest request) {
        signIn.requireNoHeader(request);
        requireComplete(body);
        // Each step for itself: what was given up must not go on to end the session that the browser still holds.
        return deadline.on(credentials.verify(body.email(), body.password()))
                .chain(account -> clients.of(request).chain(client -> deadline.on(sessions.open(account, client))))
                .chain(opened -> deadline.on(signIn.complete(200, opened, request)));
    }

    @GET
    @NonBlocking
    @SignedIn
    @ReadsCookies
    @Operation(summary = "Who am I", description = "Told from the access token alone; no database is asked.")
    @APIResponse(
            responseCode = "200",
            description = "The session view",
            content =
                    @Content(
                            schema = @Schema(implementation = SessionView.class),
                            examples = @ExampleObject(name = "session", value = SessionExamples.VIEW)))
    public SessionView show(@Context HttpServerRequest request) {
        return answers.view(current.required(), request);
    }

    @DELETE
    @Operation(
            summary = "Sign out",
            description =
                    "Ends every session that the request shows and removes the cookies. Needs no valid access token,"
                            + " and works with doubled cookies too.")
    @SecurityRequirement(name = SessionExamples.ACCESS_COOKIE)
    @SecurityRequirement(name = SessionExamples.REFRESH_COOKIE)
    @SecurityRequirement(name = SessionExamples.BEARER)
    @SecurityRequirementsSet
    @Parameter(
            name = "X-CSRF-Token",
            in = ParameterIn.HEADER,
            description = SessionExamples.CSRF_TOKEN,
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "204",
            description = "Signed out, now or before",
            headers =
                    @Header(
                            name = "Set-Cookie",
                            description = SessionExamples.EXPIRED_COOKIES,
                            schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "403",
            description = "A valid access token came as a cookie, but not its CSRF token",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            examples =
                                    @ExampleObject(
                                            name = "csrf-token-mismatch",
                                            value = SessionExamples.CSRF_TOKEN_MISMATCH)))
    public Uni<Response> signOut(@Context HttpServerRequest request) {
        return signOut.of(request);
    }

    private static void requireComplete(SignInRequest body) {
        if (body == null) {
            throw Problem.invalid("", "Send a JSON object.");
        }
        if (body.email() == null || body.password() == null) {
            throw Problem.invalid(body.email() == null ? "email" : "password", "Must be a string.");
        }
    }
}
