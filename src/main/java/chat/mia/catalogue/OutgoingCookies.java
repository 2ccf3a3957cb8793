package chat.mia.catalogue;

import chat.mia.web.FilterOrder;
import chat.mia.web.LogSafe;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.impl.ServerCookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Takes out of every answer, static files and errors included, the cookies that the catalogue does not allow in it, when
 * nothing else can add one any more.
 */
@Singleton
class OutgoingCookies {

    private static final Logger LOG = Logger.getLogger("mia.cookie");

    private final CookieCheck check;
    private final Event<RefusedCookie> events;

    OutgoingCookies(CookieCheck check, Event<RefusedCookie> events) {
        this.check = check;
        this.events = events;
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, FilterOrder.COOKIES);
    }

    private void watch(RoutingContext context) {
        context.addHeadersEndHandler(written -> filter(context));
        context.next();
    }

    private void filter(RoutingContext context) {
        List<RefusedCookie> refused = new ArrayList<>(0);
        filterHeaders(context, refused);
        filterJar(context, refused);
        if (!refused.isEmpty()) {
            LOG.warnf(
                    "kept from the browser: %s: %s %s",
                    refused.stream().map(RefusedCookie::forLog).collect(Collectors.joining(", ")),
                    context.request().method(),
                    LogSafe.text(context.normalizedPath()));
            refused.forEach(events::fire);
        }
    }

    private void filterHeaders(RoutingContext context, List<RefusedCookie> refused) {
        MultiMap headers = context.response().headers();
        if (!headers.contains(HttpHeaders.SET_COOKIE)) {
            return;
        }
        List<String> kept = new ArrayList<>();
        for (String header : headers.getAll(HttpHeaders.SET_COOKIE)) {
            if (passes(header, context, refused)) {
                kept.add(header);
            }
        }
        if (!refused.isEmpty()) {
            headers.set("Set-Cookie", kept);
        }
    }

    /** Vert.x writes what was added by {@code addCookie} into headers after this. */
    private void filterJar(RoutingContext context, List<RefusedCookie> refused) {
        Iterator<Cookie> jar = context.request().cookies().iterator();
        while (jar.hasNext()) {
            Cookie cookie = jar.next();
            // The others came with the request and are not sent.
            if (((ServerCookie) cookie).isChanged() && !passes(cookie.encode(), context, refused)) {
                jar.remove();
            }
        }
    }

    private boolean passes(String header, RoutingContext context, List<RefusedCookie> refused) {
        Optional<RefusedCookie> refusal = check.judge(header, context);
        refusal.ifPresent(refused::add);
        return refusal.isEmpty();
    }
}
