package chat.mia.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** Starts a real PostgreSQL for the run and gives the settings that production would have to be given. */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {

    /** Owns the tables; a superuser, so that tests may look at everything. */
    public static final String MIGRATION_ROLE = "postgres";

    /** What the service works with: it has no rights but those that it was granted. */
    public static final String RUNTIME_ROLE = "mia_runtime";

    public static final String PASSWORD = "postgres";

    private EmbeddedPostgres server;

    @Override
    public Map<String, String> start() {
        try {
            server = EmbeddedPostgres.start();
            makeRuntimeRole();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://localhost:" + server.getPort() + "/postgres");
        settings.put("quarkus.datasource.reactive.url", "postgresql://localhost:" + server.getPort() + "/postgres");
        settings.put("quarkus.datasource.username", RUNTIME_ROLE);
        settings.put("quarkus.datasource.password", PASSWORD);
        settings.put("quarkus.flyway.username", MIGRATION_ROLE);
        settings.put("quarkus.flyway.password", PASSWORD);
        settings.put("mia.clients." + ServiceClient.ID + ".secret-file", ServiceClient.secretFile());
        settings.put("mia.public-origin", "https://chat.example");
        settings.put("mia.policy.contact-email", "privacy@chat.example");
        settings.put("mia.keys.secrets.\"0\"", "0123456789-a-secret-for-tests-only");
        settings.put("mia.keys.encryption-secret", "9876543210-a-secret-for-tests-only");
        return settings;
    }

    private void makeRuntimeRole() {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE " + RUNTIME_ROLE + " LOGIN PASSWORD '" + PASSWORD + "'");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
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
