package chat.mia.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Starts a real PostgreSQL for the run and gives the settings that production would have to be given. */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private EmbeddedPostgres server;

    @Override
    public Map<String, String> start() {
        try {
            server = EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://localhost:" + server.getPort() + "/postgres");
        settings.put("quarkus.datasource.reactive.url", "postgresql://localhost:" + server.getPort() + "/postgres");
        settings.put("quarkus.datasource.username", "postgres");
        settings.put("quarkus.datasource.password", "postgres");
        settings.put("mia.public-origin", "https://chat.example");
        settings.put("mia.policy.contact-email", "privacy@chat.example");
        settings.put("mia.keys.secrets.\"0\"", "0123456789-a-secret-for-tests-only");
        settings.put("mia.keys.encryption-secret", "9876543210-a-secret-for-tests-only");
        return settings;
    }

    @Override
    public void stop() {
        try {
            if (server != null) {
                server.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
