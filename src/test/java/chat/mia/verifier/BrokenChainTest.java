package chat.mia.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(LedgerFixture.Alone.class)
class BrokenChainTest extends LedgerFixture {

    @Test
    void firstEvent_deleted_isMissed() {
        found(
                "seq 2",
                "the events from seq 1 to 1 are missing",
                "DELETE FROM consent_event WHERE id = ?",
                event(ada(), 1));
    }

    @Test
    void middleEvent_deleted_isMissed() {
        found(
                "seq 4",
                "the events from seq 3 to 3 are missing",
                "DELETE FROM consent_event WHERE id = ?",
                event(ada(), 3));
    }

    @Test
    void lastEvent_deleted_isMissed() {
        found(
                "consent_subject " + ada(),
                "its seq is 4, but the chain ends with 3: its end was cut off",
                "DELETE FROM consent_event WHERE id = ?",
                event(ada(), 4));
    }

    @Test
    void allEvents_deleted_areMissed() {
        found(
                "consent_subject " + ada(),
                "its seq is 4, but the chain ends with 0",
                "DELETE FROM consent_event WHERE subject = ?",
                ada());
    }

    @Test
    void event_inserted_isFound() {
        try (Intruder intruder = intruder()) {
            copy(intruder, event(ada(), 4), 5);

            found(intruder, "seq 5", "its content_hash is not the hash of its columns");
        }
    }

    /** It follows from the last one, and says what its columns say. */
    @Test
    void event_appendedWithTrueHashes_isFound() {
        try (Intruder intruder = intruder()) {
            copy(intruder, event(ada(), 4), 5);
            intruder.forges(ada());
            intruder.runs("UPDATE consent_subject SET seq = 4 WHERE id = ?", ada());

            found(intruder, "consent_subject " + ada(), "its seq is 4, but the chain ends with 5: events were added");
        }
    }

    @Test
    void event_twice_isFound() {
        try (Intruder intruder = intruder()) {
            intruder.runs("DO $$ DECLARE i regclass; BEGIN FOR i IN SELECT indexrelid::regclass FROM pg_index"
                    + " WHERE indexrelid::regclass::text LIKE 'consent_event%chain' LOOP"
                    + " EXECUTE format('DROP INDEX %s', i); END LOOP; END $$");
            copy(intruder, event(ada(), 4), 4);
            intruder.forgesLoose(copyOf(event(ada(), 4)));
            intruder.runs("UPDATE consent_event SET hash = sha256(prev_hash || content_hash)");

            found(intruder, "seq 4", "seq 4 comes after seq 4: an event was inserted, or renumbered");
        }
    }

    @Test
    void twoEvents_swappedWithinAChain_areFound() {
        try (Intruder intruder = intruder()) {
            renumber(intruder, event(ada(), 2), 1000);
            renumber(intruder, event(ada(), 3), 2);
            intruder.runs("UPDATE consent_event SET seq = 3 WHERE subject = ? AND seq = 1000", ada());

            found(intruder, "(subject " + ada() + ", seq 2)", "its prev_hash is not the hash of the event before it");
        }
    }

    @Test
    void twoChains_swapped_areFound() {
        try (Intruder intruder = intruder()) {
            UUID ofBob = event(bob(), 1);
            intruder.runs("UPDATE consent_event SET subject = ?, seq = 1000 WHERE id = ?", ada(), ofBob);
            intruder.runs("UPDATE consent_event SET subject = ? WHERE id = ?", bob(), event(ada(), 1));
            renumber(intruder, ofBob, 1);

            found(intruder, "seq 1", "its prev_hash is not the beginning of this subject's chain");
        }
    }

    @Test
    void event_takenOutOfItsChain_isFound() {
        try (Intruder intruder = intruder()) {
            intruder.runs("UPDATE consent_event SET subject = NULL WHERE id = ?", event(stranger(), 1));
            intruder.runs("DELETE FROM consent_subject WHERE id = ?", stranger());

            found(intruder, event(stranger(), 1).toString(), "it was taken out of its chain");
        }
    }

    @Test
    void subject_deleted_isMissed() {
        found(
                "consent_subject " + ada(),
                "its chain has events, but its row is not there",
                "DELETE FROM consent_subject WHERE id = ?",
                ada());
    }

    @ParameterizedTest
    @CsvSource({
        "seq = seq + 1, its seq is 5",
        "head = sha256(head), its head is not the hash of the chain's last event",
        "granted = '{analytics}', its granted",
        "policy_version = 'x', its policy_version",
        "decided_at = decided_at - interval '1 second', its decided_at",
        "expires_at = expires_at + interval '1 day', its expires_at",
        "gpc = NOT gpc, its gpc",
        "granted = NULL, its choice"
    })
    void subject_altered_isFound(String change, String reason) {
        found("consent_subject " + ada(), reason, "UPDATE consent_subject SET " + change + " WHERE id = ?", ada());
    }

    @Test
    void choice_thatNoEventMade_isFound() {
        found(
                "consent_subject " + cleo(),
                "it has a choice in force, but no event of its chain made one",
                "UPDATE consent_subject SET granted = '{analytics}', policy_version = '" + VERSION
                        + "', decided_at = now(), expires_at = now() + interval '1 year', gpc = false WHERE id = ?",
                cleo());
    }

    @Test
    void subjectWithoutEvents_withAnotherHead_isFound() {
        found(
                "consent_subject " + cleo(),
                "its head is not",
                "UPDATE consent_subject SET head = sha256(head) WHERE id = ?",
                cleo());
    }

    private void found(String row, String reason, String statement, Object... parameters) {
        try (Intruder intruder = intruder()) {
            assertEquals(true, intruder.runs(statement, parameters) > 0);
            found(intruder, row, reason);
        }
    }

    private static void found(Intruder intruder, String row, String reason) {
        Finding finding = intruder.isFoundOut().orElseThrow();
        assertTrue(finding.row().contains(row), finding.toString());
        assertTrue(finding.reason().contains(reason), finding.toString());
    }

    private static UUID copyOf(UUID event) {
        return new UUID(event.getMostSignificantBits(), event.getLeastSignificantBits() ^ 1);
    }

    private static void copy(Intruder intruder, UUID event, long seq) {
        intruder.runs(
                "CREATE TEMP TABLE copied ON COMMIT DROP AS SELECT * FROM consent_event WHERE id = '" + event + "'");
        intruder.runs("UPDATE copied SET id = ?, seq = ?", copyOf(event), seq);
        intruder.runs("INSERT INTO consent_event SELECT * FROM copied");
    }

    private static void renumber(Intruder intruder, UUID event, long seq) {
        intruder.runs("UPDATE consent_event SET seq = ? WHERE id = ?", seq, event);
    }
}
