package chat.mia.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.StoppedClock;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ConsentPartitionsTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Inject
    ConsentPartitions partitions;

    @Inject
    Tables tables;

    @Inject
    StoppedClock clock;

    @AfterEach
    void runClock() {
        clock.run();
    }

    @Test
    void put_thisMonth_liesInItsPartition() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES).then().statusCode(200);

        assertEquals(List.of(name(thisMonth())), partitionsOf(visitor));
    }

    @Test
    void maintain_partitionsOfComingMonthsAreGone_makesThem() {
        YearMonth last = thisMonth().plusMonths(3);
        tables.update("DROP TABLE IF EXISTS " + name(last));

        maintain();

        assertTrue(exists(last));
    }

    @Test
    void put_inAMonthWithoutPartition_isStoredAndMovesOverUnchangedOnceItIsMade() {
        YearMonth late = thisMonth().plusMonths(9);
        Visitor visitor = chooserIn(late);
        assertEquals(List.of("consent_event_other", "consent_event_other"), partitionsOf(visitor));
        List<List<Object>> before = rowsOf(visitor);

        tables.query("SELECT make_consent_partitions(9)");

        assertEquals(List.of(name(late), name(late)), partitionsOf(visitor));
        assertEquals(before, rowsOf(visitor));
        assertEquals(2, before.size());
    }

    @Test
    void put_afterItsEventsMovedOver_continuesTheChain() {
        YearMonth late = thisMonth().plusMonths(10);
        Visitor visitor = chooserIn(late);
        tables.query("SELECT make_consent_partitions(10)");

        visitor.put(Visitor.NO).then().statusCode(200);

        assertEquals(List.of(name(late), name(late), name(late)), partitionsOf(visitor));
        assertEquals(
                List.of(List.of(2L)),
                tables.query(
                        "SELECT count(*) FROM consent_event e JOIN consent_event p ON p.subject = e.subject"
                                + " AND p.seq = e.seq - 1 AND p.hash = e.prev_hash WHERE e.subject = ?",
                        subject(visitor)));
    }

    /** Nobody looked ahead to it: the clock of a replica was far behind. */
    @Test
    void maintain_eventsOfAPastMonthWithoutPartition_makesItAndMovesThem() {
        YearMonth past = thisMonth().minusMonths(14);
        Visitor visitor = chooserIn(past);
        assertEquals(List.of("consent_event_other", "consent_event_other"), partitionsOf(visitor));
        clock.run();

        maintain();

        assertEquals(List.of(name(past), name(past)), partitionsOf(visitor));
    }

    @Test
    void maintain_whileAnotherReplicaIsAtIt_leavesItToThat() {
        YearMonth last = thisMonth().plusMonths(3);
        tables.update("DROP TABLE IF EXISTS " + name(last));
        try (var other = tables.transaction()) {
            other.execute("SELECT pg_advisory_xact_lock(?)", ConsentPartitions.LOCK.number());

            maintain();

            assertFalse(exists(last));
        }
        maintain();
        assertTrue(exists(last));
    }

    /** Two choices of a new account; the clock stays where it is. */
    private Visitor chooserIn(YearMonth month) {
        clock.stopAt(month.atDay(10).atStartOfDay().toInstant(ZoneOffset.UTC));
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.NO).then().statusCode(200);
        visitor.put(Visitor.YES).then().statusCode(200);
        return visitor;
    }

    private void maintain() {
        partitions.maintain().await().atMost(LIMIT);
    }

    private List<Object> partitionsOf(Visitor visitor) {
        return tables
                .query("SELECT tableoid::regclass::text FROM consent_event WHERE subject = ?", subject(visitor))
                .stream()
                .map(row -> row.get(0))
                .toList();
    }

    private List<List<Object>> rowsOf(Visitor visitor) {
        return tables.query("SELECT e::text FROM consent_event e WHERE subject = ? ORDER BY seq", subject(visitor));
    }

    private UUID subject(Visitor visitor) {
        return (UUID) tables.query("SELECT id FROM consent_subject WHERE account_id = ?", visitor.account())
                .get(0)
                .get(0);
    }

    private boolean exists(YearMonth month) {
        return tables.query("SELECT to_regclass(?)::text", name(month)).get(0).get(0) != null;
    }

    private static YearMonth thisMonth() {
        return YearMonth.from(Instant.now().atOffset(ZoneOffset.UTC));
    }

    private static String name(YearMonth month) {
        return "consent_event_" + month.toString().replace('-', '_');
    }
}
