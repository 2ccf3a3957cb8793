package chat.mia.kit;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** A service worker of the app's own, as docs/kit.md tells how to write one. */
@ApplicationScoped
class AppWorker {

    static final String PATH = "/app-worker.js";

    private static final String SCRIPT = """
            addEventListener('fetch', (event) => {
              if (new URL(event.request.url).pathname === '/from-the-app') {
                event.respondWith(new Response('The app says so.', { headers: { 'Content-Type': 'text/plain' } }));
              }
            });
            importScripts('/kit/service-worker.js');
            addEventListener('activate', (event) => event.waitUntil(clients.claim()));
            """;

    void register(@Observes Router router) {
        router.get(PATH)
                .handler(context -> context.response()
                        .putHeader("Content-Type", "text/javascript")
                        .end(SCRIPT));
    }
}
