package chat.mia.web;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** The lines of a request's header. */
public final class HeaderLines {

    private HeaderLines() {}

    /** Lines of one name are one list (RFC 9110, section 5.3); null where there is none. */
    public static String joined(HttpServerRequest request, String name) {
        List<String> lines = request.headers().getAll(name);
        return switch (lines.size()) {
            case 0 -> null;
            case 1 -> lines.get(0);
            default -> String.join(",", lines);
        };
    }
}
