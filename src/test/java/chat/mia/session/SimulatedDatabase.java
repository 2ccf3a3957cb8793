package chat.mia.session;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.pgclient.PgConnectOptions;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;

/**
 * A database of its own with the real tables and functions, in which it is whatever time the simulation says: a schema
 * with another {@code now()} and {@code clock_timestamp()} stands before {@code pg_catalog} in the connections' search
 * path. The rotation's SQL is used as the migrations left it.
 */
final class SimulatedDatabase implements AutoCloseable {

    private static final String NAME = "simulation";

    /** What rotates the sessions: a schema whose functions stand before the real ones, with one change. */
    enum Variant {
        AS_SPECIFIED("public", ""),
        WITHOUT_UNFORK("without_unfork", "WHEN p_hash = s\\.orphan_hash [^']*THEN 'UNFORK'"),
        WITHOUT_REPLAY("without_replay", "WHEN p_hash = s\\.previous_hash AND t [^']*THEN 'REPLAY'"),
        WITHOUT_ROLLFORWARD("without_rollforward", "WHEN p_generation > [^']*THEN 'ROLLFORWARD'"),
        WITHOUT_THEFT("without_theft", "UPDATE auth_session a SET status = 2 WHERE a\\.sid = p_sid;");

        private final String schema;
        private final Pattern removed;

        Variant(String schema, String removed) {
            this.schema = schema;
            this.removed = Pattern.compile(removed);
        }
    }

    private final Tables tables;
    private final Vertx vertx;
    private final PgConnectOptions options;

    private SimulatedDatabase(Tables tables, Vertx vertx) {
        this.tables = tables;
        this.vertx = vertx;
        this.options = PgConnectOptions.fromUri(setting("quarkus.datasource.reactive.url"))
                .setDatabase(NAME)
                .setUser(PostgresResource.MIGRATION_ROLE)
                .setPassword(PostgresResource.PASSWORD)
                .setCachePreparedStatements(true);
    }

    /** Makes it with the migrations of the service. */
    static SimulatedDatabase create(Tables tables, Vertx vertx) {
        tables.update("DROP DATABASE IF EXISTS " + NAME);
        tables.update("CREATE DATABASE " + NAME);
        Flyway.configure()
                .dataSource(
                        setting("quarkus.datasource.jdbc.url").replaceFirst("/[^/]*$", "/" + NAME),
                        PostgresResource.MIGRATION_ROLE,
                        PostgresResource.PASSWORD)
                .placeholders(Map.of("runtime_role", PostgresResource.RUNTIME_ROLE))
                .load()
                .migrate();
        SimulatedDatabase database = new SimulatedDatabase(tables, vertx);
        database.takeOverTime();
        return database;
    }

    /** A connection on which {@code SET simulated.now} tells the time. */
    PgConnection connect(Variant variant) {
        PgConnectOptions own = new PgConnectOptions(options)
                .addProperty("search_path", variant.schema + ", simulated, public, pg_catalog");
        return PgConnection.connect(vertx, own).await().indefinitely();
    }

    private void takeOverTime() {
        execute(
                "CREATE SCHEMA simulated",
                "CREATE FUNCTION simulated.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS"
                        + " $$ SELECT pg_catalog.current_setting('simulated.now')::timestamptz $$",
                "CREATE FUNCTION simulated.now() RETURNS timestamptz LANGUAGE sql STABLE AS"
                        + " $$ SELECT pg_catalog.current_setting('simulated.now')::timestamptz $$",
                "CREATE TABLE simulated.saved (LIKE public.auth_session)",
                "INSERT INTO account VALUES (gen_random_uuid(), 'owner', 'owner', '', now())");
        List.of(Variant.values()).stream()
                .filter(variant -> variant != Variant.AS_SPECIFIED)
                .forEach(this::derive);
    }

    /** Taken from the function that is there, so that the variant cannot fall behind it. */
    private void derive(Variant variant) {
        String real = query("SELECT pg_get_functiondef('rotate_contested'::regproc) AS definition");
        if (variant.removed.matcher(real).results().count() != 1) {
            throw new AssertionError(variant + ": nothing like " + variant.removed + " in " + real);
        }
        execute(
                "CREATE SCHEMA " + variant.schema,
                variant.removed
                        .matcher(real)
                        .replaceFirst("")
                        .replace(
                                "FUNCTION public.rotate_contested",
                                "FUNCTION " + variant.schema + ".rotate_contested"));
    }

    private String query(String sql) {
        PgConnection connection = PgConnection.connect(vertx, options).await().indefinitely();
        try {
            return connection.query(sql).executeAndAwait().iterator().next().getString(0);
        } finally {
            connection.closeAndAwait();
        }
    }

    private void execute(String... statements) {
        PgConnection connection = PgConnection.connect(vertx, options).await().indefinitely();
        try {
            List.of(statements).forEach(statement -> connection.query(statement).executeAndAwait());
        } finally {
            connection.closeAndAwait();
        }
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    @Override
    public void close() {
        tables.update("DROP DATABASE " + NAME + " WITH (FORCE)");
    }
}
