package chat.mia.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.database.OneReplica;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables.Transaction;
import chat.mia.web.Deadline;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who seals at the same time as others write, or seal. After each test every event is covered once. */
@QuarkusTest
@TestProfile(LedgerFixture.Alone.class)
@QuarkusTestResource(PostgresResource.class)
class CheckpointRacesTest extends LedgerFixture {

    @Inject
    OneReplica oneReplica;

    @Inject
    LedgerSeals seals;

    @Inject
    LedgerLag lag;

    @Inject
    Deadline deadline;

    @AfterEach
    void everyEventIsCoveredOnce() {
        sealAnHourLater();
        assertEquals(List.of(), tables.query("""
                        SELECT e.id FROM consent_event e LEFT JOIN ledger_checkpoint c
                          ON (e.xid, e.id) <= (c.upto_xid, c.upto_id)
                         AND (c.after_xid IS NULL OR (e.xid, e.id) > (c.after_xid, c.after_id))
                         AND e.id >= least_session_id(c.month::timestamp AT TIME ZONE 'UTC')
                         AND e.id < least_session_id((c.month + interval '1 month') AT TIME ZONE 'UTC')
                        GROUP BY e.id HAVING count(c.number) <> 1
                        """));
        assertEquals(
                number("SELECT count(*) FROM consent_event"),
                number("SELECT ((SELECT sum(events) FROM ledger_checkpoint)"
                        + " - (SELECT coalesce(sum(events), 0) FROM ledger_tombstone))::bigint"));
        assertEquals(number("SELECT count(*) FROM ledger_checkpoint"), newest());
    }

    @Test
    void look_whileAnEarlierTransactionIsOpen_leavesWhatCameLaterToTheNextTime() {
        record(2);
        long before = newest();
        try (var slow = tables.transaction()) {
            slow.execute("CREATE TEMPORARY TABLE mine AS SELECT pg_current_xact_id()");
            record(3);

            sealAnHourLater();
            assertEquals(2L, number("SELECT sum(events)::bigint FROM ledger_checkpoint WHERE number > ?", before));

            write(slow);
            slow.commit();
        }

        sealAnHourLater();

        assertEquals(6L, number("SELECT sum(events)::bigint FROM ledger_checkpoint WHERE number > ?", before));
    }

    @Test
    void look_eventWrittenFirstAndCommittedLast_isNotSkipped() {
        record(1);
        long before = newest();
        try (var slow = tables.transaction()) {
            write(slow);
            record(1);

            sealAnHourLater();
            slow.commit();
        }
        sealAnHourLater();

        assertEquals(3L, number("SELECT sum(events)::bigint FROM ledger_checkpoint WHERE number > ?", before));
    }

    @Test
    void look_whileAnotherReplicaSeals_leavesItToThat() {
        record(1);
        long before = newest();
        try (var other = tables.transaction()) {
            other.execute("SELECT pg_advisory_xact_lock(?)", Checkpoints.LOCK.number());

            sealAnHourLater();

            assertEquals(before, newest());
        }
    }

    @Test
    void seal_anotherReplicaHasSealedMeanwhile_makesNoSecondOne() {
        long seen = newest();
        record(1);
        sealAnHourLater();
        record(1);

        checkpoints.seal(seen).await().atMost(LIMIT);

        assertEquals(seen + 1, newest());
    }

    @Test
    void look_byManyReplicasAtOnce_sealsEachEventOnce() {
        for (int round = 0; round < 5; round++) {
            record(500);
            byForce("UPDATE ledger_checkpoint SET made_at = made_at - interval '2 hours'");
            List<Uni<Void>> looks =
                    List.of(replica().look(), replica().look(), replica().look(), checkpoints.look());

            Uni.join().all(looks).andFailFast().await().atMost(LIMIT);
        }
    }

    /** It remembers nothing, so another process goes on where this one has left off. */
    @Test
    void look_byAReplicaThatHasJustStarted_resumes() {
        record(4);
        long before = newest();
        byForce("UPDATE ledger_checkpoint SET made_at = made_at - interval '2 hours'");

        replica().look().await().atMost(LIMIT);

        assertEquals(
                List.of(List.of(4L)), tables.query("SELECT events FROM ledger_checkpoint WHERE number > ?", before));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger_checkpoint SET events = 1",
                "DELETE FROM ledger_checkpoint",
                "TRUNCATE ledger_checkpoint"
            })
    void checkpoint_thatWasMade_canBeChangedByNeitherRole(String sql) {
        Throwable refusal = assertThrows(
                RuntimeException.class,
                () -> runtime.query(sql).execute().await().atMost(LIMIT));
        assertTrue(
                refusal.getMessage().contains("permission denied for table ledger_checkpoint"), refusal.getMessage());
        AssertionError stopped = assertThrows(AssertionError.class, () -> tables.update(sql));
        assertTrue(stopped.getMessage().contains("ledger_checkpoint is append-only"), stopped.getMessage());
    }

    private static void write(Transaction transaction) {
        transaction.execute("""
                INSERT INTO consent_event (id, occurred_at, expires_at, action, choices, policy_version, gpc, user_agent, content_hash)
                SELECT overlay(id::text PLACING substr(md5(random()::text), 1, 12) FROM 25)::uuid, occurred_at, expires_at, action,
                  choices, policy_version, gpc, user_agent, content_hash
                FROM consent_event WHERE subject IS NULL ORDER BY xid DESC LIMIT 1
                """);
    }

    private Checkpoints replica() {
        return new Checkpoints(runtime, oneReplica, seals, lag, deadline);
    }
}
