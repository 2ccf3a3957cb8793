package chat.mia.consent;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.database.OneReplica;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables.Transaction;
import chat.mia.testing.WithAdmins;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** That each event is counted once, whatever happens meanwhile. */
@QuarkusTest
@TestProfile(WithAdmins.class)
@QuarkusTestResource(PostgresResource.class)
class FiguresRollUpTest extends FiguresFixture {

    /** Of {@code generate_series}, each a second after midnight of a day. */
    private static final String MANY = """
            INSERT INTO consent_event (id, occurred_at, expires_at, action, choices, policy_version, source, locale, gpc,
                user_agent, content_hash)
              SELECT overlay(least_session_id(at)::text placing lpad(to_hex(n), 12, '0') from 25)::uuid, at,
                     at + interval '1 year', 'refuse', '{"analytics": false}', 'v', 'banner', 'en', false, 'Firefox/Linux',
                     sha256('content')
                FROM (SELECT n, ?::timestamptz + make_interval(secs => n) AS at FROM generate_series(1, ?) n) event
            """;

    @Inject
    OneReplica oneReplica;

    @Inject
    Pool database;

    @Test
    void event_ofATransactionThatCommitsLate_isCountedOnce() {
        LocalDate day = LocalDate.of(2017, 1, 1);
        Instant noon = Instant.parse("2017-01-01T12:00:00Z");
        try (Transaction slow = tables.transaction()) {
            slow.execute(INSERT, values(null, Event.answer(noon, false)));
            nobodys(Event.answer(noon, false));
            count();
            assertEquals(1, refused(day));

            slow.commit();
            assertEquals(2, refused(day));
        }
        count();
        assertEquals(2, refused(day));
        assertEquals(2L, rolledUp(day));
    }

    @Test
    void event_ofATransactionThatIsRolledBack_isNeverCounted() {
        LocalDate day = LocalDate.of(2017, 2, 1);
        try (Transaction slow = tables.transaction()) {
            slow.execute(INSERT, values(null, Event.answer(Instant.parse("2017-02-01T12:00:00Z"), false)));
            count();
        }
        count();

        assertEquals(0, refused(day));
    }

    @Test
    void count_ofMoreThanABatch_countsAll() {
        LocalDate day = LocalDate.of(2017, 3, 1);
        tables.update(MANY, day.atStartOfDay().atOffset(ZoneOffset.UTC), 25_000);
        assertEquals(25_000, refused(day));

        count();

        assertEquals(25_000, refused(day));
        assertEquals(25_000L, rolledUp(day));
    }

    @Test
    void count_byTwoReplicasWhileOthersWriteAndRead_isExactAtEveryMoment() throws Exception {
        LocalDate day = LocalDate.of(2017, 4, 1);
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger written = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(5);
        List<FiguresRollUp> replicas = List.of(rollUp, new FiguresRollUp(oneReplica));
        try {
            List<Future<?>> writers = List.of(
                    threads.submit(() -> write(day, begun, written)), threads.submit(() -> write(day, begun, written)));
            List<Future<?>> counters = replicas.stream()
                    .<Future<?>>map(replica -> threads.submit(() -> countUntilAllAreDone(replica, writers)))
                    .toList();
            while (writers.stream().anyMatch(writer -> !writer.isDone())) {
                int atLeast = written.get();
                int refused = refused(day);
                assertTrue(refused >= atLeast && refused <= begun.get(), atLeast + " to " + begun + ": " + refused);
            }
            for (Future<?> counter : counters) {
                counter.get();
            }
        } finally {
            threads.shutdown();
        }
        count();
        assertEquals(400, refused(day));
        assertEquals(400L, rolledUp(day));
    }

    @Test
    void plan_ofTheAnswer_readsNoPartitionOfTheLedgerAsAWhole() {
        tables.query("SELECT make_consent_partition('2016-08-01Z'::timestamptz)");
        tables.update(MANY, LocalDate.of(2016, 8, 1).atStartOfDay().atOffset(ZoneOffset.UTC), 25_000);
        count();
        tables.update("ANALYZE consent_event");
        tables.update("ANALYZE consent_figure");

        String plan = StreamSupport.stream(
                        database.query("EXPLAIN (GENERIC_PLAN) " + FigureStatements.READ)
                                .execute()
                                .await()
                                .atMost(LIMIT)
                                .spliterator(),
                        false)
                .map(row -> row.getString(0))
                .collect(Collectors.joining("\n"));

        assertThat(
                plan, containsString("->  Index Scan using consent_event_2016_08_xid_id_idx on consent_event_2016_08"));
        assertFalse(plan.matches("(?s).*(Seq|Heap) Scan on consent_event_2016_08.*"), plan);
    }

    private void write(LocalDate day, AtomicInteger begun, AtomicInteger written) {
        for (int i = 0; i < 200; i++) {
            begun.incrementAndGet();
            nobodys(Event.answer(day.atStartOfDay().toInstant(ZoneOffset.UTC), false));
            written.incrementAndGet();
        }
    }

    private static void countUntilAllAreDone(FiguresRollUp replica, List<Future<?>> writers) {
        while (writers.stream().anyMatch(writer -> !writer.isDone())) {
            replica.count().await().atMost(LIMIT);
        }
    }

    private long rolledUp(LocalDate day) {
        return (long) tables.query("SELECT coalesce(sum(count), 0)::bigint FROM consent_figure WHERE day = ?", day)
                .get(0)
                .get(0);
    }
}
