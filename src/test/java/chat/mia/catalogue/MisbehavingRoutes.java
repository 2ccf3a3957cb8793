package chat.mia.catalogue;

import chat.mia.web.FilterOrder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Sets whatever the header {@code X-Cookie} asks for, and answers in each way that there is in Vert.x. */
@ApplicationScoped
class MisbehavingRoutes {

    void register(@Observes Router router) {
        router.route("/testing/cookies/:how").handler(this::answer);
    }

    /** The kit's files are sent before routing. */
    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    if (context.request().path().startsWith("/kit/")) {
                        set(context);
                    }
                    context.next();
                },
                FilterOrder.GATEWAY);
    }

    private static void set(RoutingContext context) {
        context.response().putHeader("Set-Cookie", context.request().headers().getAll("X-Cookie"));
    }

    private void answer(RoutingContext context) {
        String how = context.pathParam("how");
        if (!how.equals("jar")) {
            set(context);
        }
        switch (how) {
            case "chunked" -> {
                context.response().setChunked(true).write("a");
                context.response().end("b");
            }
            case "file" -> context.response().sendFile("pom.xml");
            case "failure" -> context.fail(500);
            case "exception" -> throw new IllegalStateException("Misbehaving as asked");
            case "next" -> context.next();
            case "jar" -> {
                context.response().addCookie(inJar(context.request().getParam("name")));
                context.end("c");
            }
            default -> context.end("d");
        }
    }

    private static Cookie inJar(String name) {
        return Cookie.cookie(name, "x")
                .setPath("/")
                .setSecure(true)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX);
    }
}
