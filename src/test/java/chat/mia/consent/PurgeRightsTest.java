package chat.mia.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The function that purges is the only way in which anything of the ledger goes. */
@QuarkusTest
@TestProfile(LedgerFixture.Alone.class)
@QuarkusTestResource(PostgresResource.class)
class PurgeRightsTest extends LedgerFixture {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE %s",
                "DELETE FROM %s",
                "TRUNCATE %s",
                "ALTER TABLE consent_event DETACH PARTITION %s",
                "DELETE FROM consent_event",
                "INSERT INTO ledger_tombstone (month, events, chains, root, jws) VALUES ('2001-01-01', 0, 0, sha256(''), 'x')",
                "INSERT INTO ledger_tombstone_chain VALUES ('2001-01-01', gen_random_uuid(), 1, sha256(''))",
                "UPDATE ledger_tombstone SET jws = 'x'",
                "DELETE FROM ledger_tombstone_chain",
                "DELETE FROM consent_subject",
                "SELECT make_consent_partition(now() + interval '20 years')"
            })
    void runtimeRole_hasNoOtherWay(String sql) {
        String statement = sql.formatted("consent_event_other");
        Map<String, String> before = tables.contents();

        Throwable refusal = assertThrows(
                RuntimeException.class,
                () -> runtime.query(statement).execute().await().atMost(LIMIT),
                statement);

        assertTrue(refusal.getMessage().matches("(?s).*(must be owner|permission denied).*"), refusal.getMessage());
        assertEquals(before, tables.contents());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledger_tombstone", "ledger_tombstone_chain"})
    void owner_isStoppedFromChangingTombstones(String table) {
        for (String sql : List.of("UPDATE %s SET month = month", "DELETE FROM %s", "TRUNCATE %s CASCADE")) {
            AssertionError refusal = assertThrows(AssertionError.class, () -> tables.update(sql.formatted(table)));

            assertTrue(refusal.getMessage().contains("is append-only"), refusal.getMessage());
        }
    }
}
