package chat.mia.account;

import chat.mia.catalogue.ReadsCookies;
import chat.mia.consent.CurrentAccount;
import chat.mia.session.SessionView;
import chat.mia.session.SignIn;
import chat.mia.web.CoarseUserAgent;
import chat.mia.web.Problem;
import chat.mia.web.SignedIn;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Account")
class AccountResource {

    /** Who wants an account. */
    public record SignUpRequest(String email, String password) {

        /** Hides address and password. */
        @Override
        public String toString() {
            return "SignUpRequest";
        }
    }

    /** What is told of an account. */
    public record AccountView(String id, String email, Instant createdAt) {}

    private final Accounts accounts;
    private final CurrentAccount current;
    private final SignIn signIn;

    AccountResource(Accounts accounts, CurrentAccount current, SignIn signIn) {
        this.accounts = accounts;
        this.current = current;
        this.signIn = signIn;
    }

    @POST
    @Path("/accounts")
    @ReadsCookies
    @Operation(summary = "Sign up", description = "Makes an account and signs in; sets the three cookies.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = SessionView.class)))
    @APIResponse(responseCode = "400", description = "invalid-request or weak-password")
    @APIResponse(responseCode = "409", description = "email-taken")
    public Uni<Response> signUp(SignUpRequest body, HttpServerRequest request) {
        signIn.requireNoHeader(request);
        Email email = valid(body);
        PasswordRules.require(body.password(), email);
        return accounts.open(email, body.password(), CoarseUserAgent.of(request.getHeader("User-Agent")))
                .chain(opened -> signIn.complete(201, opened, request));
    }

    @GET
    @Path("/account")
    @SignedIn
    @ReadsCookies
    @Operation(summary = "My account")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AccountView.class)))
    @APIResponse(responseCode = "401", description = "not-signed-in, access-token-expired or session-ended")
    public Uni<AccountView> show() {
        return accounts.find(current.id().orElseThrow())
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
