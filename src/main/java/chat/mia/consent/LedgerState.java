package chat.mia.consent;

import chat.mia.consent.LedgerResource.Newest;
import chat.mia.consent.LedgerResource.State;
import chat.mia.time.TimeOrderedIds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Tells how the ledger stands without counting it: what is sealed was counted then, and the rest is little. */
final class LedgerState {

    /** Beyond this many the rest is not counted, nor are chains: the database's own estimate is taken for those. */
    static final int COUNTED = 100_000;

    private static final String READ = """
            WITH newest AS MATERIALIZED (SELECT * FROM ledger_checkpoint ORDER BY number DESC LIMIT 1),
                 counted AS (SELECT count(*) AS chains FROM (SELECT FROM consent_subject LIMIT %2$d) AS first)
            SELECT newest.number, newest.made_at, newest.events, newest.jws,
              (SELECT count(*) FROM (SELECT FROM %1$s LIMIT %2$d) AS first) AS waiting,
              (SELECT coalesce(sum(events), 0)::bigint FROM ledger_checkpoint) AS sealed,
              (SELECT count(*) FROM ledger_checkpoint) AS checkpoints,
              (SELECT coalesce(sum(events), 0)::bigint FROM ledger_tombstone) AS gone,
              (SELECT count(*) FROM ledger_tombstone) AS tombstones,
              (SELECT id FROM consent_event ORDER BY id LIMIT 1) AS oldest,
              CASE WHEN counted.chains < %2$d THEN counted.chains ELSE greatest(counted.chains,
                (SELECT reltuples::bigint FROM pg_class WHERE oid = 'consent_subject'::regclass)) END AS chains
            FROM counted LEFT JOIN newest ON true
            """.formatted(CheckpointTable.NOT_SEALED, COUNTED);

    private LedgerState() {}

    static Uni<State> read(SqlClient client) {
        return client.preparedQuery(READ)
                .execute()
                .map(rows -> state(rows.iterator().next()));
    }

    private static State state(Row row) {
        return new State(
                row.getLong("sealed") - row.getLong("gone") + row.getLong("waiting"),
                row.getLong("chains"),
                row.getLong("checkpoints"),
                row.getLong("number") == null ? null : newest(row),
                row.getLong("waiting"),
                Optional.ofNullable(row.getUUID("oldest"))
                        .map(LedgerState::month)
                        .orElse(null),
                row.getLong("tombstones"));
    }

    private static Newest newest(Row row) {
        String jws = row.getString("jws");
        return new Newest(
                row.getLong("number"),
                row.getOffsetDateTime("made_at").toInstant().truncatedTo(ChronoUnit.SECONDS),
                row.getLong("events"),
                LedgerSeals.hash(jws),
                jws);
    }

    private static String month(UUID id) {
        return YearMonth.from(TimeOrderedIds.madeAt(id).atOffset(ZoneOffset.UTC))
                .toString();
    }
}
