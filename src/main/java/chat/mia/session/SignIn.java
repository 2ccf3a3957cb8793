package chat.mia.session;

import chat.mia.consent.ConsentHead;
import chat.mia.consent.Consents;
import chat.mia.session.SessionAnswers.Standing;
import chat.mia.web.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The last step of every sign-in, whatever proved who it is. */
@ApplicationScoped
public class SignIn {

    private final Sessions sessions;
    private final PresentedTokens presented;
    private final Consents consents;
    private final Roles roles;
    private final SessionAnswers answers;

    SignIn(Sessions sessions, PresentedTokens presented, Consents consents, Roles roles, SessionAnswers answers) {
        this.sessions = sessions;
        this.presented = presented;
        this.consents = consents;
        this.roles = roles;
        this.answers = answers;
    }

    /**
     * Refuses a sign-in that names its caller in {@code Authorization}: with that header no cookie is ever set, so the
     * new session could be used by nobody.
     */
    public void requireNoHeader(HttpServerRequest request) {
        if (presented.inHeader(request)) {
            throw Problem.invalid("Authorization", "Leave this header out: signing in gives cookies.");
        }
    }

    /**
     * Hands an opened session to the browser, and ends the one that a valid refresh cookie of the request shows, as
     * sign-out would: its tokens are about to be overwritten, so nobody could end it later.
     *
     * @param status of the answer
     */
    public Uni<Response> complete(int status, OpenedSession opened, HttpServerRequest request) {
        return consents.find(opened.account())
                .chain(head -> roles.of(opened.account()).map(names -> standing(opened, names, head)))
                // Last: what fails before it leaves the browser the session that it has.
                .call(() -> sessions.end(presented.refresh(request).stream()
                        .map(RefreshToken::session)
                        .toList()))
                .map(standing -> answers.begin(status, standing, request));
    }

    private static Standing standing(OpenedSession opened, List<String> roles, ConsentHead head) {
        return new Standing(opened.account(), opened.token(), opened.expiresAt(), roles, head);
    }
}
