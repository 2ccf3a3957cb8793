package chat.mia.web;

import static io.vertx.core.http.HttpHeaders.createOptimized;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Puts the security headers on every answer, static files and errors included, and {@code no-store} on those of the
 * API.
 */
@Singleton
class SecurityHeaders {

    /** Checked and encoded once, since every answer has them. */
    private static final Map<CharSequence, CharSequence> HEADERS = Map.of(
            // No inline script or style, nothing from another origin, and nobody may put a page of ours into a frame.
            createOptimized("Content-Security-Policy"),
            createOptimized(
                    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"),
            createOptimized("X-Content-Type-Options"),
            createOptimized("nosniff"),
            // Not no-referrer: with it browsers send "Origin: null" with form posts, which SameOrigin refuses.
            createOptimized("Referrer-Policy"),
            createOptimized("same-origin"),
            createOptimized("Strict-Transport-Security"),
            createOptimized("max-age=31536000"),
            createOptimized("Cross-Origin-Resource-Policy"),
            createOptimized("same-origin"),
            createOptimized("Cross-Origin-Opener-Policy"),
            createOptimized("same-origin"));

    void register(@Observes Filters filters) {
        filters.register(this::add, FilterOrder.HEADERS);
    }

    private void add(RoutingContext context) {
        MultiMap headers = context.response().headers();
        HEADERS.forEach(headers::set);
        if (context.normalizedPath().startsWith("/api/")) {
            headers.set("Cache-Control", "no-store");
        }
        context.next();
    }
}
