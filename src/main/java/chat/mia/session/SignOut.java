package chat.mia.session;

import chat.mia.session.AccessTokenResult.Valid;
import chat.mia.web.Deadline;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Signs out whatever the request shows, so that nobody is stuck with cookies that he cannot get rid of. */
@ApplicationScoped
class SignOut {

    private final PresentedTokens presented;
    private final AccessTokens accessTokens;
    private final Sessions sessions;
    private final SessionAnswers answers;
    private final Deadline deadline;

    SignOut(
            PresentedTokens presented,
            AccessTokens accessTokens,
            Sessions sessions,
            SessionAnswers answers,
            Deadline deadline) {
        this.presented = presented;
        this.accessTokens = accessTokens;
        this.sessions = sessions;
        this.answers = answers;
        this.deadline = deadline;
    }

    /**
     * Ends the session of every valid access token and of every refresh token whose tag is right, doubled cookies and
     * different sessions included. Only a valid access token makes the CSRF token necessary: without one, a foreign page
     * could do no more than Fetch Metadata lets it.
     */
    Uni<Response> of(HttpServerRequest request) {
        List<AccessToken> access = presented.access(request).stream()
                .map(accessTokens::verify)
                .filter(Valid.class::isInstance)
                .map(result -> ((Valid) result).token())
                .toList();
        requireCsrfToken(access, request);
        presented.requireReadableHere(request);
        Set<SessionId> shown = new HashSet<>();
        access.forEach(token -> shown.add(token.session()));
        presented.refresh(request).forEach(token -> shown.add(token.session()));
        return deadline.on(sessions.end(shown)).map(ignored -> answer(request));
    }

    private void requireCsrfToken(List<AccessToken> access, HttpServerRequest request) {
        String header = request.getHeader("X-CSRF-Token");
        boolean matches = access.stream().anyMatch(token -> CsrfTokens.matches(header, token.csrfHash()));
        if (!access.isEmpty() && !presented.inHeader(request) && !matches) {
            throw SessionProblem.csrfTokenMismatch();
        }
    }

    private Response answer(HttpServerRequest request) {
        return presented.inHeader(request) ? Response.noContent().build() : answers.takeAway(request);
    }
}
