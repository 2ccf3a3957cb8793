package chat.mia.session;

import chat.mia.catalogue.CatalogueProblem;
import chat.mia.session.AccessTokenResult.Expired;
import chat.mia.session.AccessTokenResult.Valid;
import chat.mia.web.CheckOrder;
import chat.mia.web.Problem;
import chat.mia.web.SignedIn;
import chat.mia.web.SignedInOrAnonymous;
import chat.mia.web.UnsafeMethods;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Finds out who calls, before the body is read, and that the call was not forged in the visitor's browser. */
@Singleton
class AccessTokenCheck {

    private final PresentedTokens presented;
    private final AccessTokens accessTokens;
    private final EndedSessions ended;
    private final CurrentSession current;

    AccessTokenCheck(
            PresentedTokens presented, AccessTokens accessTokens, EndedSessions ended, CurrentSession current) {
        this.presented = presented;
        this.accessTokens = accessTokens;
        this.ended = ended;
        this.current = current;
    }

    @SignedIn
    @ServerRequestFilter(priority = CheckOrder.SIGN_IN)
    public void requireAccount(HttpServerRequest request) {
        admit(presented.access(request).stream().findFirst().orElseThrow(SessionProblem::notSignedIn), request);
    }

    /**
     * An expired or invalid token is refused: its bearer believes to be signed in and must not be taken for a
     * stranger.
     */
    @SignedInOrAnonymous
    @ServerRequestFilter(priority = CheckOrder.SIGN_IN)
    public void allowAnonymous(HttpServerRequest request) {
        presented.access(request).stream().findFirst().ifPresent(text -> admit(text, request));
    }

    private void admit(String text, HttpServerRequest request) {
        AccessToken token = verified(text);
        boolean byCookie = !presented.inHeader(request);
        if (byCookie && UnsafeMethods.isUnsafe(request)) {
            requireOneSession(token, request);
        }
        if (ended.contains(token.session())) {
            throw SessionProblem.sessionEnded();
        }
        if (byCookie
                && UnsafeMethods.isUnsafe(request)
                && !CsrfTokens.matches(request.getHeader("X-CSRF-Token"), token.csrfHash())) {
            throw SessionProblem.csrfTokenMismatch();
        }
        current.begin(token, byCookie);
    }

    private AccessToken verified(String text) {
        AccessTokenResult result = accessTokens.verify(text);
        if (result instanceof Valid valid) {
            return valid.token();
        }
        throw result instanceof Expired ? SessionProblem.accessTokenExpired() : SessionProblem.notSignedIn();
    }

    /** A neighbouring site may have tossed one of the two; removing either could sign an honest visitor out. */
    private void requireOneSession(AccessToken token, HttpServerRequest request) {
        List<RefreshToken> refresh = presented.refresh(request);
        if (refresh.stream().anyMatch(other -> !other.session().equals(token.session()))) {
            throw Problem.of(
                    CatalogueProblem.AMBIGUOUS_COOKIES,
                    "The access token and the refresh token belong to different sessions. Sign out, which ends both.");
        }
    }
}
