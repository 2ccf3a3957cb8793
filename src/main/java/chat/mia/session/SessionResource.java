package chat.mia.session;

import chat.mia.catalogue.ReadsCookies;
import chat.mia.web.SignedIn;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/session")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Session")
class SessionResource {

    private static final String PROBLEM = "application/problem+json";

    private final CurrentSession current;
    private final SignOut signOut;
    private final SessionAnswers answers;

    SessionResource(CurrentSession current, SignOut signOut, SessionAnswers answers) {
        this.current = current;
        this.signOut = signOut;
        this.answers = answers;
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
}
