package chat.mia.policy;

import chat.mia.web.FilterOrder;
import chat.mia.web.Representation;
import chat.mia.web.UnreadBody;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Sends the policy's page to who asks for it as browsers do, before routing, where it costs least (bench/README.md). All
 * else, refusals too, is left to {@link PolicyPageResource}.
 */
@Singleton
class PolicyHandler {

    private static final String CURRENT = "/legal/cookies";

    private final PublishedPolicies published;
    private final PolicyPages pages;

    PolicyHandler(PublishedPolicies published, PolicyPages pages) {
        this.published = published;
        this.pages = pages;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, FilterOrder.DOCUMENT);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<Representation> page = isUsual(request)
                ? policy(request.path()).flatMap(policy -> pages.best(policy, request))
                : Optional.empty();
        if (page.isPresent()) {
            UnreadBody.discard(context);
            page.get().send(request);
        } else {
            context.next();
        }
    }

    private static boolean isUsual(HttpServerRequest request) {
        return request.path().startsWith(CURRENT)
                && (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD)
                && !hasBody(request)
                && takesHtml(request.getHeader(HttpHeaders.ACCEPT));
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING) : !length.equals("0");
    }

    /** Whether it plainly does; who writes it in another way is not refused here, but looked at more closely there. */
    private static boolean takesHtml(String accept) {
        return accept == null || accept.equals("*/*") || accept.equals("text/html") || accept.startsWith("text/html,");
    }

    private Optional<PublishedPolicy> policy(String path) {
        if (path.length() == CURRENT.length()) {
            return Optional.of(published.current());
        }
        return path.charAt(CURRENT.length()) == '/'
                ? published.lookup(path.substring(CURRENT.length() + 1))
                : Optional.empty();
    }
}
