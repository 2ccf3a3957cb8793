package chat.mia.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a purge leaves of chains that have events in the month. */
@QuarkusTest
@TestProfile(LedgerFixture.Alone.class)
@QuarkusTestResource(PostgresResource.class)
class PurgedChainsTest extends PurgeFixture {

    @Test
    void purge_chainThatGoesOn_keepsItsLaterEventsAndItsHead() {
        YearMonth month = nextMonth();
        Visitor visitor = chooserIn(month);
        UUID subject = subject(visitor);
        makePartition(thisMonth().minusMonths(2));
        chooseAgainIn(visitor, thisMonth().minusMonths(2));
        chooseAgainIn(visitor, thisMonth());
        List<List<Object>> later = rows(subject, 2);
        List<List<Object>> head = tables.query("SELECT s::text FROM consent_subject s WHERE id = ?", subject);
        sealAnHourLater();

        purge();

        assertFalse(exists(month));
        assertEquals(later, rows(subject, 1));
        assertEquals(2, later.size());
        assertEquals(head, tables.query("SELECT s::text FROM consent_subject s WHERE id = ?", subject));
        assertEquals(
                tables.query(
                        "SELECT seq - 1, prev_hash::text FROM consent_event WHERE subject = ? AND seq = 2", subject),
                tables.query("SELECT seq, hash::text FROM ledger_tombstone_chain WHERE subject = ?", subject));
    }

    @Test
    void purge_chainOfNobodyWithoutEvents_goesAndThatOfAnAccountStays() {
        YearMonth month = nextMonth();
        Visitor account = chooserIn(month);
        UUID nobody = anonymousYesIn(month);
        sealAnHourLater();

        purge();

        assertEquals(0, number("SELECT count(*) FROM consent_subject WHERE id = ?", nobody));
        assertEquals(1, number("SELECT count(*) FROM consent_subject WHERE account_id = ?", account.account()));
        assertEquals(1, number("SELECT count(*) FROM ledger_tombstone_chain WHERE subject = ?", nobody));
    }

    /** Its end is not what a tombstone says of it: somebody may have cut it, which must stay visible. */
    @Test
    void purge_chainOfNobodyThatEndsElsewhere_stays() {
        YearMonth month = nextMonth();
        UUID nobody = anonymousYesIn(month);
        tables.update("UPDATE consent_subject SET seq = 2 WHERE id = ?", nobody);
        sealAnHourLater();

        purge();

        assertFalse(exists(month));
        assertEquals(1, number("SELECT count(*) FROM consent_subject WHERE id = ?", nobody));
    }

    /** An account's link still tells which chain it took over: that one's row goes with the link. */
    @Test
    void purge_chainThatALinkNames_staysUntilTheLinkGoes() {
        YearMonth month = nextMonth();
        UUID nobody = anonymousYesIn(month);
        YearMonth later = nextMonth();
        UUID account = subject(chooserIn(later));
        link(account, nobody, later);
        UUID neverGoes = anonymousYesIn(month);
        link(subject(chooserIn(thisMonth())), neverGoes, thisMonth());
        sealAnHourLater();

        purge();

        assertFalse(exists(month) || exists(later));
        assertEquals(0, number("SELECT count(*) FROM consent_subject WHERE id = ?", nobody));
        assertEquals(1, number("SELECT count(*) FROM consent_subject WHERE id = ?", neverGoes));
    }

    /** Two choices of one account at the turn of a month, on replicas whose clocks differ. */
    @Test
    void purge_chainWhoseEventsLieInTheWrongMonths_goesWithTheNextMonthOrNotAtAll() {
        YearMonth month = nextMonth();
        YearMonth next = nextMonth();
        Visitor visitor = chooserIn(month);
        chooseAgainIn(visitor, next);
        chooseAgainIn(visitor, month);
        UUID subject = subject(visitor);
        UUID recent = eventInsideTheRetention(next);
        sealAnHourLater();

        purge();
        assertTrue(exists(month), "without the second event the chain would have a hole");

        age(recent);
        purge();
        assertFalse(exists(month) || exists(next));
        assertEquals(
                List.of(List.of(3L), List.of(3L)),
                tables.query("SELECT seq FROM ledger_tombstone_chain WHERE subject = ? ORDER BY month", subject));
    }
}
