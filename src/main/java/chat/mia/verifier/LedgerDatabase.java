package chat.mia.verifier;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;
import org.postgresql.Driver;

/** The database as the verifier sees it: as it was at one instant, and not to be written to. */
final class LedgerDatabase {

    private static final String PREFIX = "quarkus.datasource.";
    private static final String PROPERTIES = PREFIX + "jdbc.additional-jdbc-properties.";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String UNDEFINED_TABLE = "42P01";

    private LedgerDatabase() {}

    /**
     * A connection in a transaction that sees one state of everything and cannot write.
     *
     * @throws WrongUse where a setting is missing
     */
    static Connection open(Config settings) throws WrongUse, SQLException {
        String url = required(settings, "jdbc.url");
        Connection database = new Driver().connect(url, properties(settings));
        if (database == null) {
            throw new WrongUse(PREFIX + "jdbc.url must begin with jdbc:postgresql:, but is " + url);
        }
        begin(database);
        return database;
    }

    /** What whoever called should do about a failure. */
    static String advice(SQLException failure) {
        String advice = "Check " + PREFIX + "jdbc.url, username and password, and that the database can be reached.";
        if (INSUFFICIENT_PRIVILEGE.equals(failure.getSQLState())) {
            advice = "Grant the role SELECT on all tables that docs/ledger.md lists.";
        } else if (UNDEFINED_TABLE.equals(failure.getSQLState())) {
            advice = "Name the service's database, and let a service of this version migrate it first.";
        }
        return "The ledger could not be read: " + failure.getMessage() + "\n" + advice;
    }

    private static void begin(Connection database) throws SQLException {
        database.setReadOnly(true);
        database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        database.setAutoCommit(false);
        try (Statement statement = database.createStatement()) {
            // The indexes have the order already: sorting would wait for the last row and fill the server's disk.
            statement.execute("SET LOCAL enable_sort = off");
            // Compiling pays for expressions, of which there are none.
            statement.execute("SET LOCAL jit = off");
            statement.execute("SET LOCAL statement_timeout = 0");
        }
    }

    private static Properties properties(Config settings) throws WrongUse {
        Properties properties = new Properties();
        for (String name : settings.getPropertyNames()) {
            if (name.startsWith(PROPERTIES)) {
                properties.setProperty(name.substring(PROPERTIES.length()), settings.getValue(name, String.class));
            }
        }
        properties.setProperty("user", required(settings, "username"));
        properties.setProperty("password", required(settings, "password"));
        properties.setProperty("ApplicationName", "mia-consent verify-ledger");
        // Values in binary form from the first page on: the times of a million events are not parsed.
        properties.setProperty("prepareThreshold", "-1");
        return properties;
    }

    private static String required(Config settings, String name) throws WrongUse {
        return settings.getOptionalValue(PREFIX + name, String.class)
                .orElseThrow(() -> new WrongUse("The setting " + PREFIX + name
                        + " is missing. Give the database as the service has it: in the environment, as system"
                        + " properties or in config/application.properties."));
    }
}
