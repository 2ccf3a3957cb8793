package chat.mia.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a request body that is not {@code application/json} in UTF-8.
 *
 * <p>It is also a guard: a form on another site can send the three form media types without asking first, but JSON it
 * cannot (Fetch standard, CORS-safelisted request-header). Resources must not use {@code @Consumes}: it is looked at
 * before the size is.
 */
@Singleton
class JsonOnly {

    @ServerRequestFilter(priority = CheckOrder.MEDIA_TYPE)
    public void check(RoutingContext context) {
        if (BodyLimit.length(context) > 0 && !isJson(context.request().getHeader("Content-Type"))) {
            throw WebProblem.unsupportedMediaType();
        }
    }

    private static boolean isJson(String contentType) {
        if (contentType == null) {
            return false;
        }
        try {
            MediaType type = MediaType.valueOf(contentType);
            String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
            // Not isCompatible: that takes wildcards too.
            return (type.getType() + "/" + type.getSubtype()).equalsIgnoreCase(MediaType.APPLICATION_JSON)
                    && charset.equalsIgnoreCase("utf-8");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
