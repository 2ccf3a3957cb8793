package chat.mia.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The management port of a packaged application, which would else be the one that another service may have. */
public class FreeManagementPort implements QuarkusTestResourceLifecycleManager {

    private static volatile int port;

    public static String address() {
        return "http://localhost:" + port;
    }

    @Override
    public Map<String, String> start() {
        try {
            port = PackagedApplication.freePort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("quarkus.management.port", Integer.toString(port));
    }

    @Override
    public void stop() {}
}
