package chat.mia.session;

import chat.mia.audit.SecurityEvent.Kind;
import chat.mia.catalogue.ReadsCookies;
import chat.mia.web.Deadline;
import chat.mia.web.LimitsAttempts;
import chat.mia.web.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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

@Path("/api/v1/session")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Session")
class SignInResource {

    private static final String PROBLEM = "application/problem+json";

    /** Who wants to sign in: email and password, or an assertion. */
    public record SignInRequest(
            @Schema(format = "email", description = "Of a built-in account, with its password")
            String email,

            @Schema(format = "password") String password,

            @Schema(description = "Instead of the two: a JWT of a trusted issuer, at most 8192 characters")
            String assertion) {

        /** Hides the password and the assertion. */
        @Override
        public String toString() {
            return "SignInRequest";
        }
    }

    private final Credentials credentials;
    private final AssertedSessions asserted;
    private final UserAgents userAgents;
    private final Sessions sessions;
    private final SignIn signIn;
    private final SignInTrail trail;
    private final Deadline deadline;

    SignInResource(
            Credentials credentials,
            AssertedSessions asserted,
            UserAgents userAgents,
            Sessions sessions,
            SignIn signIn,
            SignInTrail trail,
            Deadline deadline) {
        this.credentials = credentials;
        this.asserted = asserted;
        this.userAgents = userAgents;
        this.sessions = sessions;
        this.signIn = signIn;
        this.trail = trail;
        this.deadline = deadline;
    }

    @POST
    @ReadsCookies
    @LimitsAttempts
    @Operation(
            summary = "Sign in",
            description =
                    "By email and password, or by an assertion of a trusted issuer, whose account is made at first"
                            + " sight. Always begins a new session, and ends the one that a valid refresh cookie of the request"
                            + " shows. Refused with the header Authorization: signing in gives cookies, and with that header none"
                            + " is set.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SignInRequest.class),
                            examples = {
                                @ExampleObject(name = "password", value = SessionExamples.SIGN_IN),
                                @ExampleObject(name = "assertion", value = SessionExamples.SIGN_IN_BY_ASSERTION)
                            }))
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
            description =
                    "The same, after the same work, for an unknown email; the same for every fault of an assertion",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            examples = {
                                @ExampleObject(name = "wrong-credentials", value = SessionExamples.WRONG_CREDENTIALS),
                                @ExampleObject(name = "invalid-assertion", value = SessionExamples.INVALID_ASSERTION)
                            }))
    public Uni<Response> signIn(SignInRequest body, @Context HttpServerRequest request) {
        signIn.requireNoHeader(request);
        requireOneProof(body);
        // Each step for itself: what was given up must not go on to end the session that the browser still holds.
        return (body.assertion() == null ? byPassword(body, request) : byAssertion(body, request))
                .chain(opened -> deadline.on(signIn.complete(200, opened, request)));
    }

    private Uni<OpenedSession> byPassword(SignInRequest body, HttpServerRequest request) {
        return deadline.on(credentials.verify(body.email(), body.password(), request))
                .chain(account -> userAgents
                        .of(request)
                        .chain(client -> deadline.on(sessions.open(account, client)
                                .invoke(opened -> trail.succeeded(Kind.SIGN_IN, Proof.PASSWORD, opened, request)))));
    }

    private Uni<OpenedSession> byAssertion(SignInRequest body, HttpServerRequest request) {
        return userAgents.of(request).chain(client -> deadline.on(asserted.open(body.assertion(), client, request)));
    }

    private static void requireOneProof(SignInRequest body) {
        if (body == null) {
            throw Problem.invalid("", "Send a JSON object.");
        }
        if (body.assertion() != null && (body.email() != null || body.password() != null)) {
            throw Problem.invalid("assertion", "Send either an assertion or email and password.");
        }
        if (body.assertion() == null && (body.email() == null || body.password() == null)) {
            throw Problem.invalid(
                    body.email() == null ? "email" : "password", "Must be a string; or send an assertion alone.");
        }
    }
}
