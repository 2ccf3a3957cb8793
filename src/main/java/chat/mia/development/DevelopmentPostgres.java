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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real PostgreSQL for one folder of data, which outlives the JVM: after a {@code kill -9} its server is still there and
 * is taken over.
 *
 * @param port where it listens, on this machine only
 */
record DevelopmentPostgres(int port) {

    /** Starts the server of this folder, or takes over the one that runs; it stops when this JVM ends. */
    static DevelopmentPostgres start(Path data) throws IOException {
        Optional<DevelopmentPostgres> running = takeOver(data);
        if (running.isPresent()) {
            return running.get();
        }
        Files.createDirectories(data.getParent());
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        return new DevelopmentPostgres(server.getPort());
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

    /** The layout of the file is fixed: process id, data directory, start time, port (PostgreSQL, pidfile.h). */
    private static Optional<DevelopmentPostgres> takeOver(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.size() < 4) {
            return Optional.empty();
        }
        Optional<ProcessHandle> process =
                ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
        DevelopmentPostgres server =
                new DevelopmentPostgres(Integer.parseInt(lines.get(3).strip()));
        if (process.isEmpty() || !server.serves(data)) {
            return Optional.empty();
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process.get()::destroy));
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
