package chat.mia;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.mia.testing.Haproxy;
import chat.mia.testing.LoadClient;
import chat.mia.testing.PackagedApplication;
import chat.mia.testing.PostgresResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Two packaged replicas on one database, behind haproxy with the settings of docs/operations.md, under load. It takes minutes,
 * so it runs where that is asked for: {@code ./mvnw verify -Dtest=SourcesTest -Dit.test=RollingRestartIT -Drolling-restart}.
 */
@EnabledIfSystemProperty(named = "rolling-restart", matches = ".*", disabledReason = "-Drolling-restart is not set")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RollingRestartIT {

    private static final int CLIENTS = 8;

    /** One replica, on ports that it keeps over a restart. */
    private record Place(int port, int management) {}

    private final PostgresResource postgres = new PostgresResource();
    private final Map<String, String> settings = new HashMap<>();
    private final List<Place> places = new ArrayList<>();
    private final List<Process> replicas = new ArrayList<>();
    private Haproxy haproxy;
    private String address;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        Optional<Path> program = Haproxy.installed();
        assumeTrue(program.isPresent(), "haproxy is not installed (Debian package haproxy)");
        settings.putAll(postgres.start());
        // Or most refreshes would change nothing.
        settings.put("mia.session.rotation.min-interval", "1s");
        settings.put("mia.session.rotation.grace", "1s");
        for (int replica = 0; replica < 2; replica++) {
            places.add(new Place(PackagedApplication.freePort(), PackagedApplication.freePort()));
            replicas.add(begun(places.get(replica)));
        }
        for (int replica = 0; replica < 2; replica++) {
            PackagedApplication.awaitReady(
                    replicas.get(replica), places.get(replica).management());
        }
        int port = PackagedApplication.freePort();
        haproxy = new Haproxy(program.get(), port, proxySettings(port));
        address = "http://127.0.0.1:" + port;
    }

    @AfterAll
    void stop() throws InterruptedException {
        replicas.forEach(Process::destroyForcibly);
        if (haproxy != null) {
            haproxy.close();
        }
        postgres.stop();
    }

    @Test
    void session_openedOnOneReplica_isRefreshedAndEndedOnTheOther() throws Exception {
        LoadClient client = new LoadClient(direct(0));
        client.signUp();
        client.at(direct(1)).refresh();
        client.at(direct(0)).refresh();

        LoadClient copy = client.copy();
        client.at(direct(1)).signOut();

        AssertionError refused = assertThrows(AssertionError.class, copy.at(direct(0))::refresh);
        assertThat(refused.getMessage(), containsString("/problems/session-ended"));
    }

    @Test
    void restart_ofOneReplicaAfterTheOther_losesNoRequestAndSignsNobodyOut() throws Exception {
        try (Load load = new Load(address, CLIENTS)) {
            for (int replica = 0; replica < 2; replica++) {
                load.awaitRounds(3);
                replicas.get(replica).destroy();
                assertTrue(replicas.get(replica).waitFor(60, TimeUnit.SECONDS), "it stops within its time limits");
                migrateAsALaterRelease(replica);
                load.awaitRounds(3);
                replicas.set(replica, begun(places.get(replica)));
                PackagedApplication.awaitReady(
                        replicas.get(replica), places.get(replica).management());
            }
            load.awaitRounds(3);

            assertEquals(List.of(), load.stop());
            load.requireTheSameSessions();
        }
        requireEachJobDoneOnce();
    }

    /** What a migration may do while the release before runs, and is started again; a part each time. */
    private void migrateAsALaterRelease(int part) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("account", "auth_session", "consent_subject", "consent_event")) {
                statement.execute("ALTER TABLE " + table + " ADD COLUMN later_" + part + " text DEFAULT 'new'");
            }
            statement.execute("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
                    + " checksum, installed_by, execution_time, success) VALUES (90%1$d, '90%1$d', 'later', 'SQL',"
                            .formatted(part)
                    + " 'V90%1$d__later.sql', 1, 'postgres', 1, true)".formatted(part));
        }
    }

    /** Four starts, of which two at once, each with its jobs: what is made once is there once, what is counted is counted once. */
    private void requireEachJobDoneOnce() throws SQLException, InterruptedException {
        assertEquals("1", value("SELECT count(*) FROM signing_key"));
        assertEquals("1", value("SELECT count(*) FROM receipt_key"));
        assertEquals("1", value("SELECT count(*) FROM policy_version"));
        String counted = "SELECT coalesce(sum(count), 0) FROM consent_figure";
        for (int attempt = 0; attempt < 1_500 && value(counted).equals("0"); attempt++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertEquals(
                "true",
                value("SELECT (" + counted + ") = (SELECT count(*) FROM consent_event AS e, consent_figure_cursor AS c"
                        + " WHERE (e.xid, e.id) <= (c.xid, c.id))"));
        assertEquals(
                "true",
                value("SELECT (SELECT coalesce(sum(events), 0) FROM ledger_checkpoint) = (SELECT count(*) FROM"
                        + " consent_event AS e WHERE (e.xid, e.id) <= (SELECT upto_xid, upto_id FROM"
                        + " ledger_checkpoint ORDER BY number DESC LIMIT 1))"));
    }

    private String value(String query) throws SQLException {
        try (Connection connection = connect();
                ResultSet found = connection.createStatement().executeQuery(query)) {
            found.next();
            return found.getObject(1).toString();
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                settings.get("quarkus.datasource.jdbc.url"),
                PostgresResource.MIGRATION_ROLE,
                PostgresResource.PASSWORD);
    }

    private String direct(int replica) {
        return "http://127.0.0.1:" + places.get(replica).port();
    }

    private Process begun(Place place) throws IOException {
        return PackagedApplication.start(
                settings, "quarkus.http.port=" + place.port(), "quarkus.management.port=" + place.management());
    }

    private String proxySettings(int port) throws IOException {
        Matcher documented =
                Pattern.compile("(?s)```haproxy\n(.*?)```").matcher(Files.readString(Path.of("docs/operations.md")));
        assertTrue(documented.find(), "docs/operations.md has the settings of haproxy");
        return documented
                .group(1)
                .replace("bind :8000", "bind 127.0.0.1:" + port)
                .replace(
                        "10.0.0.11:8080 check port 9000",
                        "127.0.0.1:" + places.get(0).port() + " check port "
                                + places.get(0).management())
                .replace(
                        "10.0.0.12:8080 check port 9000",
                        "127.0.0.1:" + places.get(1).port() + " check port "
                                + places.get(1).management());
    }
}
