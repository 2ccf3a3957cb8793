package chat.mia.account;

import chat.mia.catalogue.ReadsCookies;
import chat.mia.consent.CurrentAccount;
import chat.mia.session.SessionExamples;
import chat.mia.session.SessionView;
import chat.mia.session.SignIn;
import chat.mia.session.UserAgents;
import chat.mia.web.Deadline;
import chat.mia.web.LimitsAttempts;
import chat.mia.web.Problem;
import chat.mia.web.SignedIn;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Account")
class AccountResource {

    private static final String PROBLEM = "application/problem+json";

    /** Who wants an account. */
    public record SignUpRequest(
            @Schema(required = true, format = "email", maxLength = 254)
            String email,

            @Schema(
                    required = true,
                    format = "password",
                    minLength = PasswordRules.MIN_LENGTH,
                    maxLength = PasswordRules.MAX_LENGTH)
            String password) {

        /** Hides address and password. */
        @Override
        public String toString() {
            return "SignUpRequest";
        }
    }

    /** What is told of an account. */
    public record AccountView(
            String id, @Schema(nullable = true) String email, Instant createdAt) {}

    private final Accounts accounts;
    private final CurrentAccount current;
    private final UserAgents userAgents;
    private final SignIn signIn;
    private final Attempts attempts;
    private final PasswordStrength strength;
    private final Deadline deadline;

    AccountResource(
            Accounts accounts,
            CurrentAccount current,
            UserAgents userAgents,
            SignIn signIn,
            Attempts attempts,
            PasswordStrength strength,
            Deadline deadline) {
        this.accounts = accounts;
        this.current = current;
        this.userAgents = userAgents;
        this.signIn = signIn;
        this.attempts = attempts;
        this.strength = strength;
        this.deadline = deadline;
    }

    @POST
    @Path("/accounts")
    @ReadsCookies
    @LimitsAttempts
    @Operation(
            summary = "Sign up",
            description =
                    "Makes an account and signs in. Refused with the header Authorization: signing in gives cookies,"
                            + " and with that header none is set.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SignUpRequest.class),
                            examples = @ExampleObject(name = "password", value = AccountExamples.SIGN_UP)))
    @APIResponse(
            responseCode = "201",
            description = "Signed up and signed in; the session view",
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
            description = "No account was made, because of the request",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            examples = {
                                @ExampleObject(name = "invalid-request", value = AccountExamples.INVALID_REQUEST),
                                @ExampleObject(name = "weak-password", value = AccountExamples.WEAK_PASSWORD)
                            }))
    @APIResponse(
            responseCode = "404",
            description = "No account was made: passwords are switched off, and trusted issuers say who somebody is",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            examples = @ExampleObject(name = "not-found", value = AccountExamples.NOT_FOUND)))
    @APIResponse(
            responseCode = "409",
            description = "No account was made: the address has one",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            examples = @ExampleObject(name = "email-taken", value = AccountExamples.EMAIL_TAKEN)))
    public Uni<Response> signUp(SignUpRequest body, @Context HttpServerRequest request) {
        accounts.requireBuiltIn();
        signIn.requireNoHeader(request);
        Email email = valid(body);
        PasswordRules.require("password", body.password(), email);
        return attempts.signUp(
                        request,
                        () -> deadline.on(strength.require("password", body.password(), email))
                                .chain(() -> userAgents.of(request))
                                .chain(client -> deadline.on(accounts.open(email, body.password(), client))))
                .chain(opened -> deadline.on(signIn.complete(201, opened, request)));
    }

    @GET
    @Path("/account")
    @SignedIn
    @ReadsCookies
    @Operation(summary = "My account", description = "The email is null for accounts of a trusted issuer.")
    @APIResponse(
            responseCode = "200",
            description = "The account",
            content =
                    @Content(
                            schema = @Schema(implementation = AccountView.class),
                            examples = @ExampleObject(name = "account", value = AccountExamples.ACCOUNT)))
    public Uni<AccountView> show() {
        return deadline.on(accounts.find(current.id().orElseThrow()))
                .map(entry -> new AccountView(entry.accountId().toString(), entry.email, entry.createdAt));
    }

    private static Email valid(SignUpRequest body) {
        if (body == null) {
            throw Problem.invalid("", "Send a JSON object.");
        }
        Email email = body.email() == null ? null : Email.of(body.email()).orElse(null);
        if (email == null) {
            throw Problem.invalid("email", "Must be an email address of at most 254 characters.");
        }
        if (body.password() == null) {
            throw Problem.invalid("password", "Must be a string.");
        }
        return email;
    }
}
