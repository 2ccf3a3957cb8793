package chat.mia.catalogue;

import chat.mia.web.CheckOrder;
import chat.mia.web.Problem;
import chat.mia.web.PublicOrigin;
import chat.mia.web.RequestCookies;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a request that carries one of our cookies twice and removes both: a neighbouring site can toss a cookie of the
 * same name with a longer path or a wider domain, which would otherwise lock the visitor out for good.
 */
@Singleton
class DoubledCookies {

    private final Catalogue catalogue;
    private final PublicOrigin publicOrigin;

    DoubledCookies(Catalogue catalogue, PublicOrigin publicOrigin) {
        this.catalogue = catalogue;
        this.publicOrigin = publicOrigin;
    }

    @ReadsCookies
    @ServerRequestFilter(priority = CheckOrder.COOKIES)
    public void check(HttpServerRequest request) {
        if (request.headers().contains("Authorization")) {
            return;
        }
        RequestCookies cookies = RequestCookies.of(request);
        List<CatalogueEntry> doubled = catalogue.cookies().stream()
                .filter(entry -> cookies.isDoubled(entry.name()))
                .toList();
        if (!doubled.isEmpty()) {
            Problem problem = CatalogueProblem.cookieDoubled();
            doubled.forEach(entry -> everywhere(entry, plain(request.path()))
                    .forEach(cookie -> problem.header("Set-Cookie", cookie.header())));
            throw problem;
        }
    }

    /** The cookie removed at every place from which the browser may have sent it to this path. */
    private List<SetCookie> everywhere(CatalogueEntry entry, String path) {
        List<SetCookie> removals = new ArrayList<>();
        for (Optional<String> domain : domains()) {
            for (String prefix : prefixes(path)) {
                removals.add(SetCookie.expiring(entry).at(domain, prefix));
            }
        }
        return removals;
    }

    /** The path without matrix parameters: a semicolon would end the cookie's Path attribute. */
    private static String plain(String path) {
        int semicolon = path.indexOf(';');
        return semicolon < 0 ? path : path.substring(0, semicolon);
    }

    private List<Optional<String>> domains() {
        List<Optional<String>> domains = new ArrayList<>();
        domains.add(Optional.empty());
        String host = publicOrigin.host();
        domains.add(Optional.of(host));
        for (int dot = host.indexOf('.'); dot > 0; dot = host.indexOf('.', dot + 1)) {
            domains.add(Optional.of(host.substring(dot + 1)));
        }
        return domains;
    }

    private static List<String> prefixes(String path) {
        List<String> prefixes = new ArrayList<>();
        prefixes.add("/");
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            prefixes.add(path.substring(0, slash));
            prefixes.add(path.substring(0, slash + 1));
        }
        if (!path.endsWith("/")) {
            prefixes.add(path);
            prefixes.add(path + "/");
        }
        return prefixes;
    }
}
