package chat.mia.consent;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Finds the category in the path that a gateway asks with. */
final class CheckPath {

    static final String PREFIX = "/api/v1/consent/check";

    private CheckPath() {}

    /**
     * The category that a request asks about; empty where it asks about none because its path is another one, an empty
     * text where the category was left out.
     */
    static Optional<String> category(RoutingContext context) {
        // As it was sent, first: a gateway may append the visitor's own path, whose dots must not change the category.
        Optional<String> sent = in(context.request().path());
        return sent.isPresent() ? sent : in(context.normalizedPath());
    }

    private static Optional<String> in(String path) {
        if (!path.startsWith(PREFIX)) {
            return Optional.empty();
        }
        if (path.length() == PREFIX.length() || path.charAt(PREFIX.length()) == ';') {
            return Optional.of("");
        }
        if (path.charAt(PREFIX.length()) != '/') {
            return Optional.empty();
        }
        int begin = PREFIX.length() + 1;
        int end = path.indexOf('/', begin);
        return Optional.of(end < 0 ? path.substring(begin) : path.substring(begin, end));
    }
}
