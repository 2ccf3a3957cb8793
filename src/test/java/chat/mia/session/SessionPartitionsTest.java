package chat.mia.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.StoppedClock;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
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
class SessionPartitionsTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Inject
    SessionPartitions partitions;

    @Inject
    Tables tables;

    @Inject
    Pool database;

    @Inject
    StoppedClock clock;

    @AfterEach
    void runClock() {
        clock.run();
    }

    @Test
    void session_ofThisMonth_liesInItsPartition() {
        UUID sid = Browser.signedUp().session();

        assertEquals("auth_session_" + name(YearMonth.from(Instant.now().atOffset(ZoneOffset.UTC))), partitionOf(sid));
    }

    @Test
    void maintain_partitionsOfComingMonthsAreGone_makesThem() {
        YearMonth last = YearMonth.from(Instant.now().atOffset(ZoneOffset.UTC)).plusMonths(3);
        tables.update("DROP TABLE IF EXISTS auth_session_" + name(last));

        maintain();

        assertTrue(exists(last));
    }

    @Test
    void signUp_inAMonthWithoutPartition_worksAndMovesOverOnceItIsMade() {
        YearMonth late = YearMonth.from(Instant.now().atOffset(ZoneOffset.UTC)).plusMonths(9);
        clock.stopAt(late.atDay(10).atStartOfDay().toInstant(ZoneOffset.UTC));
        UUID sid = Browser.signedUp().session();
        assertEquals("auth_session_other", partitionOf(sid));

        query("SELECT make_session_partitions(12)");

        assertEquals("auth_session_" + name(late), partitionOf(sid));
    }

    @Test
    void maintain_aPastMonthWhoseSessionsAreAllOver_dropsItsPartition() {
        YearMonth past = YearMonth.of(2021, 3);
        UUID sid = sessionOf(past);
        tables.update("UPDATE auth_session SET ends_at = now() - interval '1 s' WHERE sid = ?", sid);

        maintain();

        assertFalse(exists(past));
        assertEquals(List.of(), tables.query("SELECT sid FROM auth_session WHERE sid = ?", sid));
    }

    @Test
    void dropPast_aSessionThatHasNotReachedItsEnd_keepsThePartitionWhateverLimitIsGiven() {
        YearMonth past = YearMonth.of(2021, 4);
        UUID sid = sessionOf(past);
        tables.update("UPDATE auth_session SET ends_at = now() + interval '1 h' WHERE sid = ?", sid);

        query("SELECT drop_past_session_partitions('0 s')");

        assertEquals("auth_session_2021_04", partitionOf(sid));
    }

    @Test
    void maintain_whileAnotherReplicaIsAtIt_leavesItToThat() {
        YearMonth past = YearMonth.of(2021, 5);
        UUID sid = sessionOf(past);
        tables.update("UPDATE auth_session SET ends_at = now() - interval '1 s' WHERE sid = ?", sid);
        try (var other = tables.transaction()) {
            other.execute("SELECT pg_advisory_xact_lock(?)", SessionPartitions.LOCK.number());

            maintain();

            assertTrue(exists(past));
        }
        // The schedule of the service under test may be at it just then, or somebody read the table for too long.
        for (int attempts = 0; attempts < 20 && exists(past); attempts++) {
            maintain();
        }
        assertFalse(exists(past));
    }

    /** The role that serves requests must not be able to touch tables, only rows. */
    @Test
    void runtimeRole_canNeitherCreateNorDropNorRewriteTheLedger() {
        for (String sql : List.of(
                "CREATE TABLE mine (id int)",
                "DROP TABLE auth_session_other",
                "TRUNCATE auth_session",
                "SELECT make_session_partition(now() + interval '20 years')",
                "UPDATE consent_event SET action = 'grant'",
                "DELETE FROM consent_event",
                "ALTER TABLE consent_event DISABLE TRIGGER ALL",
                "DELETE FROM account")) {
            Throwable refused = assertThrows(RuntimeException.class, () -> query(sql), sql);
            assertTrue(
                    refused.getMessage().matches("(?s).*(42501|must be owner|permission denied).*"),
                    refused.getMessage());
        }
    }

    private UUID sessionOf(YearMonth month) {
        tables.query("SELECT make_session_partition(?::timestamptz)", month.atDay(15) + "T00:00:00Z");
        clock.stopAt(month.atDay(10).atStartOfDay().toInstant(ZoneOffset.UTC));
        UUID sid = Browser.signedUp().session();
        clock.run();
        return sid;
    }

    private void maintain() {
        partitions.maintain().await().atMost(LIMIT);
    }

    private void query(String sql) {
        database.preparedQuery(sql).execute(Tuple.tuple()).await().atMost(LIMIT);
    }

    private String partitionOf(UUID sid) {
        return (String) tables.query("SELECT tableoid::regclass::text FROM auth_session WHERE sid = ?", sid)
                .get(0)
                .get(0);
    }

    private boolean exists(YearMonth month) {
        return tables.query("SELECT to_regclass(?)::text", "auth_session_" + name(month))
                        .get(0)
                        .get(0)
                != null;
    }

    private static String name(YearMonth month) {
        return month.toString().replace('-', '_');
    }
}
