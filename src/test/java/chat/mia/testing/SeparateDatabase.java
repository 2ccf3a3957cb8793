package chat.mia.testing;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/**
 * A database of its own on the server of the run, with the service's tables: what is published there is in force for no
 * other test.
 *
 * @param pool as the role that the service works with
 */
public record SeparateDatabase(Tables tables, Pool pool) implements AutoCloseable {

    /** @param shared the tables that the service under test works with */
    public static SeparateDatabase beside(Tables shared, Vertx vertx) {
        String name = "beside_" + UUID.randomUUID().toString().replace("-", "");
        shared.update("CREATE DATABASE " + name);
        String url = shared.url().replaceFirst("/[^/]*$", "/" + name);
        Flyway.configure()
                .dataSource(url, PostgresResource.MIGRATION_ROLE, PostgresResource.PASSWORD)
                .locations("filesystem:src/main/resources/db/migration")
                .placeholders(Map.of("runtime_role", PostgresResource.RUNTIME_ROLE))
                .load()
                .migrate();
        PgConnectOptions options = PgConnectOptions.fromUri(url.substring("jdbc:".length()))
                .setUser(PostgresResource.RUNTIME_ROLE)
                .setPassword(PostgresResource.PASSWORD);
        return new SeparateDatabase(new Tables(url), Pool.pool(vertx, options, new PoolOptions().setMaxSize(4)));
    }

    /** The database stays until the server goes, at the end of the run. */
    @Override
    public void close() {
        pool.closeAndAwait();
    }
}
