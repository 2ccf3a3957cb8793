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

    /** Starts the server of this folder, or takes over the one that runs; it stops when this JVM ends. */
    static DevelopmentPostgres start(Path data) throws IOException {
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
                "postgres",
                "quarkus.datasource.password",
                "postgres");
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

    private boolean serves(Path data) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(), "postgres", "postgres");
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
