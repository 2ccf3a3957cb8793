package chat.mia.session;

import chat.mia.web.RequestCookies;
import chat.mia.web.WebProblem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Finds the tokens of a request. If it has the header {@code Authorization}, all its cookies are ignored. */
@ApplicationScoped
class PresentedTokens {

    private static final String BEARER = "Bearer ";

    private final SessionCookies cookies;
    private final RefreshTokens refreshTokens;

    PresentedTokens(SessionCookies cookies, RefreshTokens refreshTokens) {
        this.cookies = cookies;
        this.refreshTokens = refreshTokens;
    }

    /** Whether the request names its caller in a header, so that cookies neither count nor are set. */
    boolean inHeader(HttpServerRequest request) {
        return RequestCookies.areIgnored(request);
    }

    /**
     * What was given as an access token: several only where cookies are doubled. Anything but one
     * {@code Authorization} of the scheme Bearer (RFC 6750, section 2.1) gives an empty string, which no token is.
     */
    List<String> access(HttpServerRequest request) {
        if (inHeader(request)) {
            List<String> headers = request.headers().getAll("Authorization");
            String header = headers.get(0);
            boolean bearer = headers.size() == 1 && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
            return List.of(bearer ? header.substring(BEARER.length()).strip() : "");
        }
        return RequestCookies.of(request).all(cookies.accessTokenName());
    }

    /** Whether there is a refresh cookie at all, right or wrong. */
    boolean hasRefresh(HttpServerRequest request) {
        return !refreshCookies(request).isEmpty();
    }

    /** The refresh tokens whose tags are right; several only where cookies are doubled. */
    List<RefreshToken> refresh(HttpServerRequest request) {
        return refreshCookies(request).stream()
                .map(refreshTokens::read)
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Sends the request to another replica where a refresh token was made with a secret that may be known there: here it
     * looks like a forged one, and whoever shows it would be signed out.
     */
    void requireReadableHere(HttpServerRequest request) {
        if (refreshCookies(request).stream().anyMatch(refreshTokens::mayBeReadElsewhere)) {
            throw WebProblem.temporarilyUnavailable();
        }
    }

    private List<String> refreshCookies(HttpServerRequest request) {
        return RequestCookies.of(request).all(cookies.refreshTokenName());
    }
}
