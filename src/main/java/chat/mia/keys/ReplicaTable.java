package chat.mia.keys;

import chat.mia.database.AdvisoryLock;
import chat.mia.database.Interval;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The statements on {@code replica} and {@code master_secret}. */
final class ReplicaTable {

    /** One after the other: of two that start or change at once, the second sees what the first did. */
    static final AdvisoryLock LOCK = new AdvisoryLock(0x6d69612d7265706cL);

    /** Who was not heard of for this long has stopped; six times the interval at which each one tells. */
    private static final String LIVING = "seen_at > now() - interval '2 minutes'";

    private ReplicaTable() {}

    static Uni<List<Replica>> others(SqlClient client, UUID self) {
        return client.preparedQuery("SELECT secrets, active_secret FROM replica WHERE id <> $1 AND " + LIVING)
                .execute(Tuple.of(self))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row ->
                                new Replica(Set.of(row.getArrayOfStrings("secrets")), row.getShort("active_secret")))
                        .toList());
    }

    /** The secrets that were active within a time, with their fingerprints; null where it was not kept. */
    static Uni<Map<Integer, String>> used(SqlClient client, Duration within) {
        return client.preparedQuery("SELECT number, fingerprint FROM master_secret"
                        + " WHERE last_active_at > now() - make_interval(secs => $1)")
                .execute(Tuple.of(Interval.seconds(within)))
                .map(rows -> {
                    Map<Integer, String> used = new HashMap<>();
                    rows.forEach(row -> used.put(row.getInteger("number"), row.getString("fingerprint")));
                    return used;
                });
    }

    static Uni<Void> tell(SqlClient client, UUID self, Collection<String> secrets, int active, String fingerprint) {
        Tuple parameters = Tuple.tuple()
                .addUUID(self)
                .addValue(secrets.toArray(String[]::new))
                .addInteger(active)
                .addString(fingerprint);
        return client.preparedQuery("""
                        WITH told AS (
                          INSERT INTO replica (id, secrets, active_secret) VALUES ($1, $2, $3)
                            ON CONFLICT (id) DO UPDATE SET active_secret = $3, seen_at = now()),
                        gone AS (DELETE FROM replica WHERE seen_at < now() - interval '1 day' AND id <> $1)
                        INSERT INTO master_secret AS m (number, fingerprint) VALUES ($3, $4)
                          ON CONFLICT (number) DO UPDATE SET fingerprint = $4, last_active_at = now()
                        """).execute(parameters).replaceWithVoid();
    }

    static Uni<RowSet<io.vertx.mutiny.sqlclient.Row>> forget(SqlClient client, UUID self) {
        return client.preparedQuery("DELETE FROM replica WHERE id = $1").execute(Tuple.of(self));
    }
}
