package chat.mia.session;

import chat.mia.catalogue.GrantedCategories;
import chat.mia.catalogue.SetCookie;
import chat.mia.consent.AccountId;
import chat.mia.consent.AnalyticsCookies;
import chat.mia.consent.ConsentHead;
import chat.mia.consent.ConsentView;
import chat.mia.consent.Consents;
import chat.mia.consent.GlobalPrivacyControl;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The answers that give a client its session: the view, the three cookies, optional cookies that match the account. */
@ApplicationScoped
class SessionAnswers {

    /**
     * What a session has come to.
     *
     * @param refreshToken to hand out
     * @param expiresAt when the session ends if nobody refreshes
     * @param roles what the account may do beyond its own affairs
     * @param consent the account's stored choice
     */
    record Standing(
            AccountId account, RefreshToken refreshToken, Instant expiresAt, List<String> roles, ConsentHead consent) {}

    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final CsrfTokens csrfTokens;
    private final SessionCookies cookies;
    private final Consents consents;
    private final AnalyticsCookies analyticsCookies;
    private final GrantedCategories granted;

    SessionAnswers(
            AccessTokens accessTokens,
            RefreshTokens refreshTokens,
            CsrfTokens csrfTokens,
            SessionCookies cookies,
            Consents consents,
            AnalyticsCookies analyticsCookies,
            GrantedCategories granted) {
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.csrfTokens = csrfTokens;
        this.cookies = cookies;
        this.consents = consents;
        this.analyticsCookies = analyticsCookies;
        this.granted = granted;
    }

    /** The session view with everything that the browser is to hold, of a session that has just begun. */
    Response begin(int status, Standing standing, HttpServerRequest request) {
        boolean gpc = GlobalPrivacyControl.requestedBy(request);
        return give(status, standing, gpc, analyticsCookies.signedIn(request, standing.consent(), gpc));
    }

    /** The same of one that goes on. */
    Response goOn(Standing standing, HttpServerRequest request) {
        boolean gpc = GlobalPrivacyControl.requestedBy(request);
        Optional<AccountId> account = Optional.of(standing.account());
        return give(200, standing, gpc, analyticsCookies.matching(request, account, standing.consent(), gpc));
    }

    private Response give(int status, Standing standing, boolean gpc, List<SetCookie> optional) {
        // Once for both: another secret may be chosen at any moment.
        String csrfToken = csrfTokens.of(standing.refreshToken().session());
        AccessToken token = accessTokens.prepare(standing, csrfToken);
        List<SetCookie> all = new ArrayList<>(
                cookies.trio(accessTokens.sign(token, gpc), refreshTokens.write(standing.refreshToken()), csrfToken));
        all.addAll(optional);
        ConsentView consent = consents.view(standing.consent(), gpc);
        granted.are(consent.allowed());
        return with(all, Response.status(status).entity(SessionView.of(token, consent)));
    }

    /** What the access token says of the session, without new cookies. */
    SessionView view(AccessToken token, HttpServerRequest request) {
        return SessionView.of(token, consents.view(token.consent(), GlobalPrivacyControl.requestedBy(request)));
    }

    /** An empty answer that removes the session's cookies, and the analytics cookie where it was the account's. */
    Response takeAway(HttpServerRequest request) {
        List<SetCookie> all = new ArrayList<>(cookies.expiring());
        all.addAll(analyticsCookies.signedOut(request));
        return with(all, Response.noContent());
    }

    private static Response with(List<SetCookie> cookies, Response.ResponseBuilder answer) {
        cookies.forEach(cookie -> answer.header("Set-Cookie", cookie.header()));
        return answer.build();
    }
}
