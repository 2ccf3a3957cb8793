package chat.mia.keys;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The statements on {@code receipt_key}. */
final class ReceiptKeyTable {

    /**
     * A row.
     *
     * @param publicJwk as it stands in the JWKS
     * @param sealed its private half, encrypted; empty once it signs no more
     */
    record StoredReceiptKey(String kid, String publicJwk, Optional<byte[]> sealed) {

        private static StoredReceiptKey of(Row row) {
            return new StoredReceiptKey(
                    row.getString("kid"),
                    row.getString("public_jwk"),
                    Optional.ofNullable(row.getBuffer("private_key"))
                            .map(io.vertx.mutiny.core.buffer.Buffer::getBytes));
        }
    }

    private ReceiptKeyTable() {}

    /** All that ever signed, oldest first. */
    static Uni<List<StoredReceiptKey>> all(SqlClient client) {
        return client.preparedQuery("SELECT kid, public_jwk, private_key FROM receipt_key ORDER BY created_at, kid")
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(StoredReceiptKey::of)
                        .toList());
    }

    /** The one that signs does so no more; tells which that was. */
    static Uni<List<String>> retire(SqlClient client) {
        return client.query("UPDATE receipt_key SET private_key = NULL WHERE private_key IS NOT NULL RETURNING kid")
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("kid"))
                        .toList());
    }

    static Uni<Void> insert(SqlClient client, SigningKey key, byte[] sealed) {
        return client.preparedQuery("INSERT INTO receipt_key (kid, public_jwk, private_key) VALUES ($1, $2, $3)")
                .execute(Tuple.of(key.kid(), KeyPairs.publicJwk(key).toJson(), Buffer.buffer(sealed)))
                .replaceWithVoid();
    }

    static Uni<Void> seal(SqlClient client, String kid, byte[] sealed) {
        return client.preparedQuery(
                        "UPDATE receipt_key SET private_key = $2 WHERE kid = $1 AND private_key IS NOT NULL")
                .execute(Tuple.of(kid, Buffer.buffer(sealed)))
                .replaceWithVoid();
    }
}
