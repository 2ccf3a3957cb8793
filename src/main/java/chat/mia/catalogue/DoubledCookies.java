package chat.mia.catalogue;

import chat.mia.catalogue.SetCookie.Place;
import chat.mia.web.CheckOrder;
import chat.mia.web.Problem;
import chat.mia.web.PublicOrigin;
import chat.mia.web.RequestCookies;
import io.vertx.ext.web.RoutingContext;
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

    /** One name an answer: with all of them the headers would be larger than what many proxies take. */
    @ReadsCookies
    @ServerRequestFilter(priority = CheckOrder.COOKIES)
    public void check(RoutingContext context) {
        RequestCookies cookies = RequestCookies.of(context.request());
        catalogue.cookies().stream()
                .filter(entry -> cookies.isDoubled(entry.name()))
                .findFirst()
                .ifPresent(entry -> {
                    CookieCheck.allowRemovalAnywhere(entry, context);
                    throw refusal(entry, plain(context.normalizedPath()));
                });
    }

    /** Removes the cookie at every place from which the browser may have sent it to this path. */
    private Problem refusal(CatalogueEntry entry, String path) {
        Problem problem = CatalogueProblem.cookieDoubled();
        for (Optional<String> domain : domains()) {
            for (String prefix : prefixes(path)) {
                problem.header(
                        "Set-Cookie",
                        SetCookie.expiringAt(entry, new Place(domain, prefix)).header());
            }
        }
        return problem;
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
        // An address has no parent domain.
        boolean named = !host.matches("[0-9.]+|\\[.*");
        for (int dot = host.indexOf('.'); named && dot > 0; dot = host.indexOf('.', dot + 1)) {
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
