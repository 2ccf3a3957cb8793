package chat.mia.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
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
        boolean form = context.get(FORM) != null;
        if (BodyLimit.length(context) > 0
                && !is(form ? MediaType.APPLICATION_FORM_URLENCODED : MediaType.APPLICATION_JSON, contentType)) {
            throw form ? WebProblem.formExpected() : WebProblem.unsupportedMediaType();
        }
    }

    private static boolean is(String expected, String contentType) {
        if (contentType == null) {
            return false;
        }
        try {
            MediaType type = MediaType.valueOf(contentType);
            String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
            // Not isCompatible: that takes wildcards too.
            return (type.getType() + "/" + type.getSubtype()).equalsIgnoreCase(expected)
                    && charset.equalsIgnoreCase("utf-8");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
