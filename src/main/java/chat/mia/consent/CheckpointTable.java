package chat.mia.consent;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The statements on {@code ledger_checkpoint}, and those that find what it does not cover yet. */
final class CheckpointTable {

    /** How many events are sealed together at the most. A literal, since the plan depends on it. */
    static final int BATCH = 10_000;

    /** After FROM: the events that no checkpoint covers, with {@code newest} as the newest one. */
    static final String NOT_SEALED = """
            consent_event WHERE (xid, id) > (coalesce((SELECT upto_xid FROM newest), '0'),
                                             coalesce((SELECT upto_id FROM newest),
                                                      '00000000-0000-0000-0000-000000000000'))
            """;

    private static final String STATE = """
            WITH newest AS MATERIALIZED (SELECT * FROM ledger_checkpoint ORDER BY number DESC LIMIT 1)
            SELECT newest.number, newest.upto_xid::text AS xid, newest.upto_id, newest.jws, newest.made_at,
              coalesce(newest.made_at <= now() - interval '1 hour', true) AS old,
              coalesce(newest.upto_xid >= pg_snapshot_xmin(pg_current_snapshot()), false) AS restored,
              (SELECT id FROM %1$s ORDER BY xid, id LIMIT 1) AS oldest,
              (SELECT count(*) FROM (SELECT FROM %1$s AND xid < pg_snapshot_xmin(pg_current_snapshot())
                                      LIMIT %2$d) AS first) AS waiting
            FROM (VALUES (1)) AS one LEFT JOIN newest ON true
            """.formatted(NOT_SEALED, BATCH);

    /**
     * What a running transaction may still write something before is left for the next time. No column that is given is
     * called {@code xid}, or they would be ordered by its text.
     */
    private static final String NEXT = """
            SELECT id, xid::text AS place, coalesce(hash, content_hash) AS hash FROM consent_event
             WHERE (xid, id) > ($1::text::xid8, $2::uuid) AND xid < pg_snapshot_xmin(pg_current_snapshot())
             ORDER BY xid, id LIMIT %d
            """.formatted(BATCH);

    private static final String INSERT = """
            INSERT INTO ledger_checkpoint (number, month, after_xid, after_id, upto_xid, upto_id, events, root, jws)
            VALUES ($1, $2, $3::text::xid8, $4, $5::text::xid8, $6, $7, $8, $9)
            """;

    /**
     * What is sealed and what is not.
     *
     * @param number of the newest checkpoint; 0 where there is none
     * @param old whether it is more than an hour old, or there is none
     * @param restored whether it covers transactions that this database has not begun, or not ended, yet
     * @param oldest the first event that it does not cover
     * @param waiting how many can be sealed; not counted beyond {@link #BATCH}
     */
    record State(
            long number,
            Optional<LedgerPlace> upto,
            Optional<String> jws,
            Optional<Instant> madeAt,
            boolean old,
            boolean restored,
            Optional<UUID> oldest,
            long waiting) {}

    /** An event as a checkpoint covers it. */
    record Sealable(LedgerPlace place, byte[] hash) {}

    private CheckpointTable() {}

    static Uni<State> state(SqlClient client) {
        return client.preparedQuery(STATE)
                .execute()
                .map(rows -> state(rows.iterator().next()));
    }

    /** The first events after a place that can be sealed, in the order of commits. */
    static Uni<List<Sealable>> next(SqlClient client, LedgerPlace after) {
        return client.preparedQuery(NEXT)
                .execute(Tuple.of(after.xid(), after.id()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Sealable(
                                new LedgerPlace(row.getString("place"), row.getUUID("id")),
                                row.getBuffer("hash").getBytes()))
                        .toList());
    }

    static Uni<Void> insert(SqlClient client, Checkpoint checkpoint) {
        return client.preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addLong(checkpoint.number())
                        .addLocalDate(checkpoint.month().atDay(1))
                        .addString(checkpoint.after().map(LedgerPlace::xid).orElse(null))
                        .addUUID(checkpoint.after().map(LedgerPlace::id).orElse(null))
                        .addString(checkpoint.upto().xid())
                        .addUUID(checkpoint.upto().id())
                        .addLong(checkpoint.events())
                        .addValue(Buffer.buffer(checkpoint.root()))
                        .addString(checkpoint.jws()))
                .replaceWithVoid();
    }

    private static State state(Row row) {
        Optional<Long> number = Optional.ofNullable(row.getLong("number"));
        return new State(
                number.orElse(0L),
                number.map(there -> new LedgerPlace(row.getString("xid"), row.getUUID("upto_id"))),
                number.map(there -> row.getString("jws")),
                number.map(there -> row.getOffsetDateTime("made_at").toInstant()),
                row.getBoolean("old"),
                row.getBoolean("restored"),
                Optional.ofNullable(row.getUUID("oldest")),
                row.getLong("waiting"));
    }
}
