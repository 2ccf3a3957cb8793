package chat.mia.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The order of commits is that of numbers, not of the texts that they are sent as. */
@QuarkusTest
@TestProfile(LedgerFixture.Alone.class)
@QuarkusTestResource(PostgresResource.class)
class CheckpointOrderTest extends LedgerFixture {

    /** The tests after this one know no transactions of such small numbers. */
    @AfterEach
    void forget() {
        byForce("DELETE FROM ledger_checkpoint; DELETE FROM consent_event; DELETE FROM consent_subject");
    }

    @Test
    void look_transactionsOfOneMoreDigit_comeLast() {
        byForce("DELETE FROM ledger_checkpoint; DELETE FROM consent_event; DELETE FROM consent_subject");
        record(1);
        byForce("UPDATE consent_event SET xid = '9'");
        record(1);
        byForce("UPDATE consent_event SET xid = '10' WHERE xid <> '9'");

        look();

        assertEquals(
                "10",
                tables.query("SELECT upto_xid::text FROM ledger_checkpoint")
                        .get(0)
                        .get(0));
    }
}
