package chat.mia.session;

import chat.mia.catalogue.ReadsCookies;
import chat.mia.session.RotationResult.Continued;
import chat.mia.session.SessionAnswers.Standing;
import chat.mia.web.CoarseUserAgent;
import chat.mia.web.Deadline;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/session/refresh")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Session")
class RefreshResource {

    private final PresentedTokens presented;
    private final Rotation rotation;
    private final RotationRecords records;
    private final SessionAnswers answers;
    private final Deadline deadline;

    RefreshResource(
            PresentedTokens presented,
            Rotation rotation,
            RotationRecords records,
            SessionAnswers answers,
            Deadline deadline) {
        this.presented = presented;
        this.rotation = rotation;
        this.records = records;
        this.answers = answers;
        this.deadline = deadline;
    }

    @POST
    @ReadsCookies
    @Operation(
            summary = "Continue the session",
            description =
                    "Needs only the refresh cookie, and usually replaces it; the one before still works for half a minute,"
                            + " for a lost answer. Call it once when a page finds no csrf_token cookie, and once after not-signed-in or access-token-expired.")
    @SecurityRequirement(name = SessionExamples.REFRESH_COOKIE)
    @APIResponse(
            responseCode = "200",
            description = "Continued; the session view",
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
            responseCode = "401",
            description = "Without the cookie, or where it is refused",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = {
                                @ExampleObject(name = "not-signed-in", value = SessionExamples.NOT_SIGNED_IN),
                                @ExampleObject(name = "session-ended", value = SessionExamples.SESSION_ENDED)
                            }))
    public Uni<Response> refresh(@Context HttpServerRequest request) {
        if (!presented.hasRefresh(request)) {
            throw SessionProblem.notSignedIn();
        }
        Optional<RefreshToken> token = presented.refresh(request).stream().findFirst();
        if (token.isEmpty()) {
            presented.requireReadableHere(request);
            records.addForged();
            throw SessionProblem.sessionEnded();
        }
        return deadline.on(rotation.rotate(token.get(), CoarseUserAgent.of(request.getHeader("User-Agent"))))
                .map(result -> answer(result, request));
    }

    private Response answer(RotationResult result, HttpServerRequest request) {
        if (result instanceof Continued on) {
            return answers.goOn(
                    new Standing(on.account(), on.token(), on.sessionExpiresAt(), on.roles(), on.consent()), request);
        }
        throw SessionProblem.sessionEnded();
    }
}
