package chat.mia.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/** Tells which requests may change something. */
public final class UnsafeMethods {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private UnsafeMethods() {}

    /** Whether the method is not one of those that only read (RFC 9110, section 9.2.1); unknown ones are unsafe. */
    public static boolean isUnsafe(HttpServerRequest request) {
        return !SAFE.contains(request.method());
    }
}
