package chat.mia.keys;

import chat.mia.database.AdvisoryLock;
import chat.mia.database.Interval;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** The statements on {@code signing_key}. */
final class SigningKeyTable {

    /** Of whoever changes the keys. */
    static final AdvisoryLock LOCK = new AdvisoryLock(0x6d69612d6b657973L);

    private static final String SIGNS = " published_until IS NULL AND active_from IS NOT NULL";

    private SigningKeyTable() {}

    /** All that are kept, oldest first: also those that left the JWKS in the last 30 days. */
    static Uni<List<StoredKey>> all(SqlClient client) {
        return client.preparedQuery(
                        "SELECT kid, public_jwk, private_key, created_at, active_from, published_until, revoked,"
                                + " statement_timestamp() AS read_at FROM signing_key ORDER BY created_at, kid")
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(StoredKey::of)
                        .toList());
    }

    /** @param active whether it signs at once */
    static Uni<Void> insert(SqlClient client, SigningKey key, byte[] sealed, boolean active) {
        return client.preparedQuery("INSERT INTO signing_key (kid, public_jwk, private_key, active_from)"
                        + " VALUES ($1, $2, $3, CASE WHEN $4 THEN now() END)")
                .execute(Tuple.of(key.kid(), KeyPairs.publicJwk(key).toJson(), Buffer.buffer(sealed), active))
                .replaceWithVoid();
    }

    /** The active key signs no more, and stays published for a while. */
    static Uni<Void> retire(SqlClient client, Duration stillPublished) {
        return client.preparedQuery("UPDATE signing_key SET private_key = NULL,"
                        + " published_until = now() + make_interval(secs => $1) WHERE" + SIGNS)
                .execute(Tuple.of(Interval.seconds(stillPublished)))
                .replaceWithVoid();
    }

    static Uni<Void> activateNext(SqlClient client) {
        return client.query(
                        "UPDATE signing_key SET active_from = now() WHERE published_until IS NULL AND active_from IS NULL")
                .execute()
                .replaceWithVoid();
    }

    /** Withdraws every key that is published, and tells which. */
    static Uni<List<String>> revokeAll(SqlClient client) {
        return client.query("UPDATE signing_key SET private_key = NULL, revoked = true, published_until = now()"
                        + " WHERE published_until IS NULL OR published_until > now() RETURNING kid")
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("kid"))
                        .toList());
    }

    static Uni<Void> seal(SqlClient client, String kid, byte[] sealed) {
        return client.preparedQuery(
                        "UPDATE signing_key SET private_key = $2 WHERE kid = $1 AND private_key IS NOT NULL")
                .execute(Tuple.of(kid, Buffer.buffer(sealed)))
                .replaceWithVoid();
    }

    static Uni<RowSet<Row>> forgetOld(SqlClient client) {
        return client.query("DELETE FROM signing_key WHERE published_until < now() - interval '30 days'")
                .execute();
    }
}
