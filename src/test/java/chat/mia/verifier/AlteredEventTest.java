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

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(LedgerFixture.Alone.class)
class AlteredEventTest extends LedgerFixture {

    @Test
    void untouched_isSound() {
        try (Intruder nobody = intruder()) {
            assertEquals(Optional.empty(), nobody.isFoundOut());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "occurred_at = occurred_at - interval '1 second'",
                "occurred_at = occurred_at + interval '1 millisecond'",
                "occurred_at = 'infinity'",
                "expires_at = expires_at + interval '1 day'",
                "expires_at = NULL",
                "claimed_at = NULL",
                "claimed_at = claimed_at + interval '1 second'",
                "action = 'grant'",
                "choices = '{\"analytics\": true}'",
                "choices = '{\"analytics\": false, \"marketing\": false}'",
                "choices = '{\"analytics\": \"false\"}'",
                "choices = '{}'",
                "policy_version = '2026-04-26'",
                "source = 'banner'",
                "source = NULL",
                "locale = 'de-DE'",
                "gpc = NOT gpc",
                "user_agent = 'Chrome/Windows'",
                "linked_subject = subject",
                "content_hash = sha256(content_hash)",
                "content_hash = ''"
            })
    void column_altered_isFoundInThatRow(String change) {
        UUID event = event(ada(), 2);
        try (Intruder intruder = intruder()) {
            assertEquals(1, intruder.runs("UPDATE consent_event SET " + change + " WHERE id = ?", event));

            Finding finding = intruder.isFoundOut().orElseThrow();
            assertEquals("consent_event " + event + " (subject " + ada() + ", seq 2)", finding.row());
            assertTrue(finding.reason().contains("not the hash of its columns"), finding.reason());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"occurred_at", "action", "choices", "policy_version", "gpc", "user_agent"})
    void column_emptied_isFoundInThatRow(String column) {
        UUID event = event(ada(), 2);
        try (Intruder intruder = intruder()) {
            intruder.runs("ALTER TABLE consent_event ALTER COLUMN " + column + " DROP NOT NULL");
            intruder.runs("UPDATE consent_event SET " + column + " = NULL WHERE id = ?", event);

            Finding finding = intruder.isFoundOut().orElseThrow();
            assertEquals("consent_event " + event + " (subject " + ada() + ", seq 2)", finding.row());
            assertEquals("a column that every event has is empty", finding.reason());
        }
    }

    @Test
    void id_altered_isFoundInThatRow() {
        UUID event = event(ada(), 2);
        UUID other = new UUID(event.getMostSignificantBits(), event.getLeastSignificantBits() ^ 1);
        try (Intruder intruder = intruder()) {
            intruder.runs("UPDATE consent_event SET id = ? WHERE id = ?", other, event);

            Finding finding = intruder.isFoundOut().orElseThrow();
            assertTrue(finding.row().contains(other.toString()), finding.row());
        }
    }

    @Test
    void noticeHash_thatNobodyPublished_isFound() {
        try (Intruder intruder = intruder()) {
            intruder.runs("UPDATE consent_event SET notice_hash = sha256('x') WHERE id = ?", event(ada(), 2));
            intruder.forges(ada());

            Finding finding = intruder.isFoundOut().orElseThrow();
            assertTrue(finding.row().contains("seq 2"), finding.row());
            assertTrue(finding.reason().startsWith("the notice "), finding.reason());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"prev_hash", "hash"})
    void link_altered_isFoundInThatRow(String column) {
        try (Intruder intruder = intruder()) {
            intruder.runs(
                    "UPDATE consent_event SET " + column + " = sha256(" + column + ") WHERE id = ?", event(ada(), 2));

            Finding finding = intruder.isFoundOut().orElseThrow();
            assertTrue(finding.row().contains("seq 2"), finding.row());
            assertTrue(finding.reason().startsWith("its " + column), finding.reason());
        }
    }

    @Test
    void looseEvent_altered_isFoundInThatRow() {
        UUID event = loose();
        try (Intruder intruder = intruder()) {
            intruder.runs("UPDATE consent_event SET choices = '{\"analytics\": true}' WHERE id = ?", event);

            Finding finding = intruder.isFoundOut().orElseThrow();
            assertEquals("consent_event " + event + " (no subject)", finding.row());
            assertTrue(finding.reason().contains("not the hash of its columns"), finding.reason());
        }
    }

    @Test
    void all_listsEveryRow() {
        try (Intruder intruder = intruder()) {
            int altered = intruder.runs("UPDATE consent_event SET gpc = NOT gpc");

            long named = intruder.verified(Optional.empty(), 100).stream()
                    .filter(finding -> finding.reason().contains("not the hash of its columns"))
                    .count();
            assertEquals(altered, named);
        }
    }
}
