package chat.mia.session;

import chat.mia.catalogue.ReadsCookies;
import chat.mia.consent.AccountId;
import chat.mia.session.Devices.Device;
import chat.mia.web.Deadline;
import chat.mia.web.Problem;
import chat.mia.web.SignedIn;
import chat.mia.web.WebProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The devices that an account is signed in on: each session is one. */
@Path("/api/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Session")
@SignedIn
@ReadsCookies
class SessionsResource {

    /** The sessions of an account that are not over. */
    public record SessionList(List<ListedSession> sessions) {}

    /** One of them. */
    public record ListedSession(
            @Schema(examples = "019de82f-a5d0-7a3c-9d51-6f0e8b2c4d17")
            String id,

            @Schema(description = "Whether this very request is made in it")
            boolean current,

            @Schema(description = "When somebody signed in") Instant createdAt,

            @Schema(description = "When it was last refreshed")
            Instant lastUsedAt,

            @Schema(description = "When it ends if nobody refreshes")
            Instant expiresAt,

            @Schema(
                    description = "Browser and system as they were at sign-in, or Unknown browser",
                    maxLength = DeviceLabel.MAX_LENGTH,
                    examples = "Firefox on Android")
            String device) {}

    private final CurrentSession current;
    private final Devices devices;
    private final SignOut signOut;
    private final Deadline deadline;

    SessionsResource(CurrentSession current, Devices devices, SignOut signOut, Deadline deadline) {
        this.current = current;
        this.devices = devices;
        this.signOut = signOut;
        this.deadline = deadline;
    }

    @GET
    @Operation(
            summary = "My devices",
            description = "The sessions that are not over, newest use first, and of more than " + Devices.LISTED
                    + " those used last. There is no limit to how many an account may have; DELETE ends the others that"
                    + " are not listed too.")
    @APIResponse(
            responseCode = "200",
            description = "The sessions",
            content =
                    @Content(
                            schema = @Schema(implementation = SessionList.class),
                            examples = @ExampleObject(name = "sessions", value = SessionExamples.SESSIONS)))
    public Uni<SessionList> list() {
        SessionId asking = current.session();
        return deadline.on(devices.list(account(), asking))
                .map(all -> new SessionList(
                        all.stream().map(device -> listed(device, asking)).toList()));
    }

    @DELETE
    @Operation(
            summary = "Sign out everywhere else",
            description =
                    "Ends every session of the account but the one that the request is made in, listed or not. What"
                            + " they hold is refused here at once, and by a service that checks access tokens offline within"
                            + " their ten minutes.")
    @APIResponse(responseCode = "204", description = "This session is the only one")
    public Uni<Response> endOthers() {
        return deadline.on(devices.endOthers(account(), current.session())).map(ignored -> noContent());
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Sign out one device",
            description = "Ends one session. The id of the session that the request is made in signs out, as DELETE"
                    + " /api/v1/session does, and removes the cookies.")
    @APIResponse(
            responseCode = "204",
            description = "The session is over",
            headers =
                    @Header(
                            name = "Set-Cookie",
                            description = "For this session's own id only. " + SessionExamples.EXPIRED_COOKIES,
                            schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "404",
            description = "The account has no such session, or it is over already",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "not-found", value = SessionExamples.NOT_FOUND)))
    public Uni<Response> endOne(
            @Parameter(description = "As GET /api/v1/sessions tells it", example = SessionExamples.SESSION_ID)
                    String id,
            @Context HttpServerRequest request) {
        SessionId session = SessionId.of(id).orElseThrow(SessionsResource::notFound);
        if (session.equals(current.session())) {
            return signOut.of(request);
        }
        return deadline.on(devices.endOne(account(), current.session(), session))
                .map(found -> {
                    if (!found) {
                        throw notFound();
                    }
                    return noContent();
                });
    }

    private AccountId account() {
        return current.id().orElseThrow();
    }

    private static ListedSession listed(Device device, SessionId asking) {
        SessionId session = device.session();
        return new ListedSession(
                session.toString(),
                session.equals(asking),
                session.createdAt(),
                device.lastUsedAt(),
                device.expiresAt(),
                device.label());
    }

    private static Response noContent() {
        return Response.noContent().build();
    }

    private static Problem notFound() {
        return Problem.of(WebProblem.NOT_FOUND, "Take the id of a session from GET /api/v1/sessions.");
    }
}
