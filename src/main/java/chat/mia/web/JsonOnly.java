package chat.mia.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a request body that is not {@code application/json} in UTF-8, or not a form where one is expected.
 *
 * <p>It is also a guard: a form on another site can send the three form media types without asking first, but JSON it
 * cannot (Fetch standard, CORS-safelisted request-header). Resources must not use {@code @Consumes}: it is looked at
 * before the size is.
 */
@Singleton
class JsonOnly {

    private static final String FORM = JsonOnly.class.getName() + ".form";

    /** Runs just before {@link #check}, for the methods with this annotation only. */
    @TakesForm
    @ServerRequestFilter(priority = CheckOrder.MEDIA_TYPE - 1)
    public void expectForm(RoutingContext context) {
        context.put(FORM, true);
    }

    @ServerRequestFilter(priority = CheckOrder.MEDIA_TYPE)
    public void check(RoutingContext context) {
        String contentType = context.request().getHeader("Content-Type");
        if (BodyLimit.length(context) > 0) {
            boolean form = context.get(FORM) != null;
            if (form && !isForm(contentType)) {
                throw WebProblem.formExpected();
            }
            if (!form && !isJson(contentType)) {
                throw WebProblem.unsupportedMediaType();
            }
        }
    }

    private static boolean isJson(String contentType) {
        return parsed(contentType)
                .filter(type -> isOf(type, MediaType.APPLICATION_JSON))
                .map(type -> type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8"))
                .filter(charset -> charset.equalsIgnoreCase("utf-8"))
                .isPresent();
    }

    /** Whatever charset it names: this media type has no such parameter, and the bytes are ASCII. */
    private static boolean isForm(String contentType) {
        return parsed(contentType)
                .filter(type -> isOf(type, MediaType.APPLICATION_FORM_URLENCODED))
                .isPresent();
    }

    /** Not isCompatible: that takes wildcards too. */
    private static boolean isOf(MediaType type, String expected) {
        return (type.getType() + "/" + type.getSubtype()).equalsIgnoreCase(expected);
    }

    private static Optional<MediaType> parsed(String contentType) {
        try {
            return Optional.ofNullable(contentType).map(MediaType::valueOf);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
