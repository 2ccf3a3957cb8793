package chat.mia.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses unsafe requests that a page of another site made a browser send.
 *
 * <p>Fetch Metadata decides where a browser sends it ({@code Sec-Fetch-Site}, W3C Fetch Metadata Request Headers,
 * section 2.3), {@code Origin} where it does not. A request with neither header does not come from a browser, so that no
 * foreign page can have made it.
 */
@Singleton
class SameOrigin {

    private final PublicOrigin publicOrigin;

    SameOrigin(PublicOrigin publicOrigin) {
        this.publicOrigin = publicOrigin;
    }

    @ServerRequestFilter(priority = CheckOrder.FETCH_METADATA)
    public void check(HttpServerRequest request) {
        if (UnsafeMethods.isUnsafe(request) && !isOurs(request)) {
            throw WebProblem.crossSiteRequest(publicOrigin.value());
        }
    }

    /** Each of several headers must be right: two mean that somebody on the way added one. */
    private boolean isOurs(HttpServerRequest request) {
        List<String> sites = request.headers().getAll("Sec-Fetch-Site");
        if (!sites.isEmpty()) {
            boolean cookie = request.headers().contains("Cookie");
            return sites.stream().allMatch(site -> site.equals("same-origin") || site.equals("none") && !cookie);
        }
        return request.headers().getAll("Origin").stream()
                .allMatch(origin -> origin.equalsIgnoreCase(publicOrigin.value()));
    }
}
