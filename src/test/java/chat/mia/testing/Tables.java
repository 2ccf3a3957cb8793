package chat.mia.testing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The tables of the service, seen from behind its back, by a role that may do everything. */
@ApplicationScoped
public class Tables {

    private final String url;
    private String fingerprints;

    Tables(@ConfigProperty(name = "quarkus.datasource.jdbc.url") String url) {
        this.url = url;
    }

    String url() {
        return url;
    }

    /**
     * A fingerprint of each table's rows: two that are equal prove that no row was written between them. It is made of where
     * each row lies and of the transaction that wrote it, which costs less than to read what is in it. Tables in which timers
     * write, whatever anybody asks for, are left out.
     */
    public Map<String, String> contents() {
        if (fingerprints == null) {
            fingerprints = query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                            + " AND tablename NOT IN ('flyway_schema_history', 'replica', 'master_secret',"
                            + " 'ledger_checkpoint', 'consent_figure', 'consent_figure_cursor')"
                            + " AND tablename !~ '^(auth_session|consent_event)_'")
                    .stream()
                    .map(row -> "SELECT '" + row.get(0) + "', count(*) || ' ' || coalesce("
                            + "sum(hashtextextended(tableoid || ' ' || ctid || ' ' || xmin, 0)), 0) FROM " + row.get(0))
                    .collect(Collectors.joining(" UNION ALL "));
        }
        Map<String, String> contents = new TreeMap<>();
        query(fingerprints).forEach(row -> contents.put((String) row.get(0), (String) row.get(1)));
        return contents;
    }

    /** The same without what is counted of wrong passwords: all that they change. */
    public Map<String, String> contentsButFailures() {
        Map<String, String> contents = contents();
        contents.remove("sign_in_failure");
        return contents;
    }

    /** The rows that a query gives, each a list of columns. */
    public List<List<Object>> query(String sql, Object... parameters) {
        try (Connection connection = connect()) {
            return query(connection, sql, parameters);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static List<List<Object>> query(Connection connection, String sql, Object... parameters) {
        try (PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<List<Object>> result = new ArrayList<>();
            while (rows.next()) {
                List<Object> row = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.add(rows.getObject(column));
                }
                result.add(row);
            }
            return result;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The statements that the service has sent until now, each with how often; without those of its timers. */
    public Map<String, Long> statements() {
        update("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        Map<String, Long> statements = new TreeMap<>();
        query(
                        "SELECT query, sum(calls)::bigint FROM pg_stat_statements WHERE userid = ?::regrole"
                                + " AND query !~ 'service_event|signing_key|receipt_key|replica|master_secret|ledger|pg_snapshot|consent_figure"
                                + "|FROM policy_version|pg_is_in_recovery"
                                + "|advisory|partitions|DELETE FROM consent_request' GROUP BY query",
                        PostgresResource.RUNTIME_ROLE)
                .forEach(row -> statements.put((String) row.get(0), (Long) row.get(1)));
        return statements;
    }

    /** Runs a statement that changes rows, for example to age them. */
    public int update(String sql, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** A transaction of another process, which stays open until it is closed and is then rolled back. */
    public Transaction transaction() {
        try {
            Connection connection = connect();
            connection.setAutoCommit(false);
            return new Transaction(connection);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns when somebody waits for a lock of this transaction; fails after ten seconds. */
    public void awaitWaiter(Transaction transaction) {
        awaitWaiters(transaction, 1);
    }

    /** The same for as many, of whom some may wait for others of them. */
    public void awaitWaiters(Transaction transaction, int count) {
        Object holder = query(transaction.connection(), "SELECT pg_backend_pid()")
                .get(0)
                .get(0);
        long patience = System.nanoTime() + 10_000_000_000L;
        while (query("SELECT pid FROM pg_stat_activity WHERE ? = ANY (pg_blocking_pids(pid))", holder)
                        .size()
                < count) {
            if (System.nanoTime() > patience) {
                throw new AssertionError("nobody waits for the transaction");
            }
            Thread.onSpinWait();
        }
    }

    /** See {@link #transaction}. */
    public record Transaction(Connection connection) implements AutoCloseable {

        public void execute(String sql, Object... parameters) {
            try (PreparedStatement statement = prepare(connection, sql, parameters)) {
                statement.execute();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }

        public void commit() {
            try {
                connection.commit();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() {
            try {
                connection.rollback();
                connection.close();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, PostgresResource.MIGRATION_ROLE, PostgresResource.PASSWORD);
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
