package chat.mia.development;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;

/**
 * A real PostgreSQL for one folder of data, which outlives the JVM: after a {@code kill -9} its server is still there
 * and is taken over.
 *
 * @param port where it listens, on this machine only
 */
record DevelopmentPostgres(int port) {

    private static final String OWNER = "postgres";
    private static final String RUNTIME_ROLE = "mia";
    private static final String PASSWORD = "postgres";

    /** Starts the server of this folder, or takes over the one that runs; it stops when this JVM ends. */
    static DevelopmentPostgres start(Path data) throws IOException {
        DevelopmentPostgres server = startOrTakeOver(data);
        server.makeRuntimeRole();
        return server;
    }

    private static DevelopmentPostgres startOrTakeOver(Path data) throws IOException {
        Optional<PidFile> pidFile = PidFile.of(data);
        Optional<DevelopmentPostgres> running = pidFile.flatMap(file -> takeOver(file, data));
        if (running.isPresent()) {
            return running.get();
        }
        if (pidFile.isPresent() && !pidFile.get().namesPostgres()) {
            // The number was given to another program meanwhile, which must not get PostgreSQL's signals.
            Files.delete(data.resolve(PidFile.NAME));
        }
        Path initialised = data.resolveSibling("initialised");
        if (Files.exists(data) && !Files.exists(initialised)) {
            throw new IllegalStateException(
                    "An earlier first start was interrupted. Delete " + data + " and start again.");
        }
        int port = launch(data).getPort();
        Files.writeString(initialised, "The first start of the database went through.\n");
        return new DevelopmentPostgres(port);
    }

    private static EmbeddedPostgres launch(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    /** What Quarkus must be told to use it. */
    Map<String, String> settings() {
        return Map.of(
                "quarkus.datasource.jdbc.url",
                jdbcUrl(),
                "quarkus.datasource.reactive.url",
                "postgresql://localhost:" + port + "/postgres",
                "quarkus.datasource.username",
                RUNTIME_ROLE,
                "quarkus.datasource.password",
                PASSWORD,
                "quarkus.flyway.username",
                OWNER,
                "quarkus.flyway.password",
                PASSWORD);
    }

    private String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    private static Optional<DevelopmentPostgres> takeOver(PidFile file, Path data) {
        DevelopmentPostgres server = new DevelopmentPostgres(file.port());
        if (!file.namesPostgres() || !server.serves(data)) {
            return Optional.empty();
        }
        file.process().ifPresent(process -> Runtime.getRuntime().addShutdownHook(new Thread(process::destroy)));
        return Optional.of(server);
    }

    /** As in production the service works with a role of few rights; folders of earlier versions have none yet. */
    private void makeRuntimeRole() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet role =
                    statement.executeQuery("SELECT FROM pg_roles WHERE rolname = '" + RUNTIME_ROLE + "'")) {
                if (role.next()) {
                    return;
                }
            }
            statement.execute("CREATE ROLE " + RUNTIME_ROLE + " LOGIN PASSWORD '" + PASSWORD + "'");
        } catch (SQLException e) {
            throw new IllegalStateException("The role " + RUNTIME_ROLE + " cannot be made in the embedded database", e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), OWNER, PASSWORD);
    }

    private boolean serves(Path data) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet directory = statement.executeQuery("SHOW data_directory")) {
            directory.next();
            return Files.isSameFile(Path.of(directory.getString(1)), data);
        } catch (SQLException | IOException e) {
            // Another program's process has got the number, or the server is going down: start afresh.
            return false;
        }
    }
}
