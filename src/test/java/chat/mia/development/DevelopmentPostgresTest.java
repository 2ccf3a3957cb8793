package chat.mia.development;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the development database when its JVM is killed. */
class DevelopmentPostgresTest {

    private Path data;
    private DevelopmentPostgres server;

    @BeforeEach
    void start() throws IOException, SQLException {
        data = Files.createTempDirectory("development").resolve("postgres");
        server = DevelopmentPostgres.start(data);
        run("CREATE TABLE kept AS SELECT 42 AS answer");
    }

    @AfterEach
    void stop() throws IOException {
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
        assertTrue(ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroy());
    }

    /** After a {@code kill -9} of the JVM its PostgreSQL is still there, as it is here for the second call. */
    @Test
    void start_whileTheServerOfAKilledJvmStillRuns_takesItOver() throws IOException, SQLException {
        DevelopmentPostgres again = DevelopmentPostgres.start(data);

        assertEquals(server.port(), again.port());
        assertEquals(42, kept());
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int kept() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT answer FROM kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                server.settings().get("quarkus.datasource.jdbc.url"), "postgres", "postgres");
    }
}
