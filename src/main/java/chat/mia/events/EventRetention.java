package chat.mia.events;

import chat.mia.database.AdvisoryLock;
import chat.mia.database.Interval;
import chat.mia.database.OneReplica;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets events that are older than the retention, and keeps in mind up to where. One replica at a time does it. */
@ApplicationScoped
class EventRetention {

    /** Of whoever forgets. */
    private static final AdvisoryLock LOCK = new AdvisoryLock(0x6d69612d65766e74L);

    private static final int BATCH = 1_000;

    /**
     * A copy that was restored into a younger database brings events along whose transactions that one has yet to begin.
     * They go, and whoever read them must begin again.
     */
    private static final String FORGET_FOREIGN = """
            WITH now AS (SELECT pg_current_snapshot() AS seen),
                 gone AS (DELETE FROM service_event USING now WHERE xid >= pg_snapshot_xmax(now.seen) RETURNING xid)
            UPDATE service_event_horizon
               SET xid = (pg_snapshot_xmin(now.seen)::text::bigint - 1)::text::xid8, id = 9223372036854775807
              FROM now
             WHERE xid >= pg_snapshot_xmax(now.seen) OR EXISTS (SELECT FROM gone)
            """;

    /** The oldest ones, up to the first that is to be kept: what is forgotten is always everything before a place. */
    private static final String FORGET_OLD = """
            WITH oldest AS (SELECT xid, id, at FROM service_event WHERE xid < pg_snapshot_xmin(pg_current_snapshot())
                             ORDER BY xid, id LIMIT $2),
                 kept AS (SELECT xid, id FROM oldest WHERE at >= now() - make_interval(secs => $1)
                           ORDER BY xid, id LIMIT 1),
                 old AS (SELECT xid, id FROM oldest
                          WHERE NOT EXISTS (SELECT FROM kept) OR (xid, id) < (SELECT xid, id FROM kept)),
                 gone AS (DELETE FROM service_event e USING old WHERE e.xid = old.xid AND e.id = old.id
                          RETURNING e.xid, e.id),
                 newest AS (SELECT xid, id FROM gone ORDER BY xid DESC, id DESC LIMIT 1)
            UPDATE service_event_horizon h
               SET xid = CASE WHEN (newest.xid, newest.id) > (h.xid, h.id) THEN newest.xid ELSE h.xid END,
                   id = CASE WHEN (newest.xid, newest.id) > (h.xid, h.id) THEN newest.id ELSE h.id END
              FROM newest
            RETURNING (SELECT count(*) FROM gone) AS forgotten
            """;

    private final OneReplica oneReplica;
    private final EventsConfig config;

    EventRetention(OneReplica oneReplica, EventsConfig config) {
        this.oneReplica = oneReplica;
        this.config = config;
    }

    /** Forgets all that is due, a batch in each transaction, so that none is long. */
    @Scheduled(every = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return oneReplica
                .does(LOCK, this::forgetBatch)
                .chain(forgotten ->
                        forgotten.orElse(0L) < BATCH ? Uni.createFrom().voidItem() : forget());
    }

    /** @return how many were forgotten because of their age */
    private Uni<Long> forgetBatch(SqlConnection connection) {
        return connection
                .query(FORGET_FOREIGN)
                .execute()
                .chain(() -> connection
                        .preparedQuery(FORGET_OLD)
                        .execute(Tuple.of(Interval.seconds(config.retention()), BATCH)))
                .map(rows -> rows.size() == 0 ? 0L : rows.iterator().next().getLong("forgotten"));
    }
}
