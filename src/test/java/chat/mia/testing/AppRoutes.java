package chat.mia.testing;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * An app of the same origin that uses the kit, in the tests alone. The browser gets it over HTTP, since what the driver
 * answers itself is hidden from service workers.
 */
@ApplicationScoped
class AppRoutes {

    private static final String FOLDER = "src/test/resources/app/";

    void register(@Observes Router router) {
        router.get(InABrowser.APP_WITH_BUTTONS)
                .handler(context -> context.response().sendFile(FOLDER + "index.html"));
        router.get(InABrowser.APP_WITH_BUTTONS + "/app.js")
                .handler(context -> context.response().sendFile(FOLDER + "app.js"));
    }
}
