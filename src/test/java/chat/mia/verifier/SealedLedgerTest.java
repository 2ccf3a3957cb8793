package chat.mia.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only the checkpoints tell: somebody who computed all hashes anew, so that no row contradicts another. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(LedgerFixture.Alone.class)
class SealedLedgerTest extends LedgerFixture {

    @Test
    void event_forgedWithItsWholeChain_isFound() {
        try (Intruder intruder = intruder()) {
            intruder.runs("UPDATE consent_event SET gpc = NOT gpc WHERE id = ?", event(ada(), 2));
            intruder.forges(ada()).putsInForce(ada());

            found(intruder, "ledger_checkpoint 1", "are not those that it seals: one was replaced");
        }
    }

    @Test
    void looseEvent_forged_isFound() {
        try (Intruder intruder = intruder()) {
            intruder.runs("UPDATE consent_event SET gpc = NOT gpc WHERE id = ?", loose());
            intruder.forgesLoose(loose());

            found(intruder, "ledger_checkpoint 1", "one was replaced");
        }
    }

    @Test
    void tail_cutTogetherWithItsHead_isFound() {
        try (Intruder intruder = intruder()) {
            intruder.runs("DELETE FROM consent_event WHERE id = ?", event(ada(), 4));
            intruder.forges(ada()).putsInForce(ada());

            found(intruder, "ledger_checkpoint 1", "events were removed or inserted");
        }
    }

    @Test
    void chain_deletedTogetherWithItsSubject_isFound() {
        try (Intruder intruder = intruder()) {
            intruder.runs("DELETE FROM consent_event WHERE subject = ?", stranger());
            intruder.runs("DELETE FROM consent_subject WHERE id = ?", stranger());

            found(intruder, "ledger_checkpoint 1", "events were removed or inserted");
        }
    }

    @Test
    void looseEvent_deleted_isFound() {
        try (Intruder intruder = intruder()) {
            intruder.runs("DELETE FROM consent_event WHERE id = ?", loose());

            found(intruder, "ledger_checkpoint 1", "events were removed or inserted");
        }
    }

    @Test
    void looseEvent_insertedIntoThePast_isFound() {
        try (Intruder intruder = intruder()) {
            UUID other = new UUID(loose().getMostSignificantBits(), loose().getLeastSignificantBits() ^ 1);
            intruder.runs("CREATE TEMP TABLE copied ON COMMIT DROP AS SELECT * FROM consent_event WHERE id = '"
                    + loose() + "'");
            intruder.runs("UPDATE copied SET id = ?", other);
            intruder.runs("INSERT INTO consent_event SELECT * FROM copied");
            intruder.forgesLoose(other);

            // By its id it comes before the end of the first checkpoint, or after it.
            Finding finding = intruder.isFoundOut().orElseThrow();
            assertTrue(finding.row().startsWith("ledger_checkpoint "), finding.toString());
            assertTrue(finding.reason().contains("events were removed or inserted"), finding.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "events = events + 1",
                "root = sha256(root)",
                "month = month + interval '1 month'",
                "upto_id = gen_random_uuid()",
                "upto_xid = (upto_xid::text::bigint + 1)::text::xid8",
                "jws = replace(jws, '.', '.e')",
                "number = 7"
            })
    void checkpoint_altered_isFound(String change) {
        try (Intruder intruder = intruder()) {
            intruder.runs("UPDATE ledger_checkpoint SET " + change + " WHERE number = 1");

            Finding finding = intruder.isFoundOut().orElseThrow();
            assertTrue(finding.row().startsWith("ledger_checkpoint "), finding.toString());
        }
    }

    @Test
    void firstCheckpoint_deleted_isFound() {
        try (Intruder intruder = intruder()) {
            intruder.runs("DELETE FROM ledger_checkpoint WHERE number = 1");

            found(intruder, "ledger_checkpoint 2", "does not begin where the one before it ends");
        }
    }

    @Test
    void newestCheckpoint_deleted_isFoundByWhoNotedIt() {
        String noted = (String) tables.query("SELECT jws FROM ledger_checkpoint ORDER BY number DESC LIMIT 1")
                .get(0)
                .get(0);
        try (Intruder intruder = intruder()) {
            assertEquals(Optional.empty(), intruder.isFoundOut(Optional.of(noted)));
            assertEquals(Optional.empty(), intruder.isFoundOut(Optional.of(SealChain.sha256(noted))));

            intruder.runs("DELETE FROM ledger_checkpoint WHERE number = (SELECT max(number) FROM ledger_checkpoint)");

            assertTrue(intruder.isFoundOut(Optional.of(noted))
                    .orElseThrow()
                    .reason()
                    .contains("is not there: the ledger was cut back or replaced since"));
        }
    }

    @Test
    void checkpoints_signedWithAnotherKey_areFound() {
        try (Intruder intruder = intruder()) {
            String kid = (String) tables.query("SELECT kid FROM receipt_key WHERE private_key IS NOT NULL")
                    .get(0)
                    .get(0);
            intruder.runs(
                    "UPDATE receipt_key SET public_jwk = ?", Said.someKey(kid).toJSONString());

            found(intruder, "ledger_checkpoint 1", "its jws is not to be believed");
        }
    }

    private static void found(Intruder intruder, String row, String reason) {
        Finding finding = intruder.isFoundOut().orElseThrow();
        assertEquals(row, finding.row(), finding.toString());
        assertTrue(finding.reason().contains(reason), finding.toString());
    }
}
