package chat.mia.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses unsafe requests that a page of another site made a browser send.
 *
 * <p>Fetch Metadata decides where a browser sends it ({@code Sec-Fetch-Site}, W3C Fetch Metadata Request Headers,
 * section 2.4), {@code Origin} where it does not. A request with neither header does not come from a browser, so that no
 * foreign page can have made it.
 */
@Singleton
class SameOrigin {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final PublicOrigin publicOrigin;

    SameOrigin(PublicOrigin publicOrigin) {
        this.publicOrigin = publicOrigin;
    }

    @ServerRequestFilter(priority = CheckOrder.FETCH_METADATA)
    public void check(HttpServerRequest request) {
        if (!SAFE.contains(request.method()) && !isOurs(request)) {
            throw WebProblem.crossSiteRequest(publicOrigin.value());
        }
    }

    private boolean isOurs(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin")
                    || site.equals("none") && !request.headers().contains("Cookie");
        }
        String origin = request.getHeader("Origin");
        return origin == null || origin.equalsIgnoreCase(publicOrigin.value());
    }
}
