package chat.mia.consent;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.mia.testing.LogLines;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables.Transaction;
import chat.mia.testing.WithAdmins;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What is counted outlives the ledger's months, and can be counted anew after a restore. */
@QuarkusTest
@TestProfile(WithAdmins.class)
@QuarkusTestResource(PostgresResource.class)
class FiguresRecountTest extends FiguresFixture {

    @Test
    void purgedMonth_staysInTheFigures() {
        LocalDate day = LocalDate.of(2016, 5, 17);
        tables.query("SELECT make_consent_partition('2016-05-01Z'::timestamptz)");
        somebodys(Event.answer(Instant.parse("2016-05-17T12:00:00Z"), true));
        nobodys(Event.answer(Instant.parse("2016-05-17T12:00:01Z"), false));
        count();
        String before = figures(day, day).asString();

        tables.update("DROP TABLE consent_event_2016_05");

        assertEquals(before, figures(day, day).asString());
        tables.query("SELECT recount_consent_figures()");
        count();
        assertEquals(before, figures(day, day).asString());
    }

    @Test
    void ledger_restoredIntoAYoungerCluster_isToldUntilItIsRecounted() {
        LocalDate day = LocalDate.of(2016, 6, 1);
        Instant noon = Instant.parse("2016-06-01T12:00:00Z");
        nobodys(Event.answer(noon, false));
        count();
        tables.update("UPDATE consent_figure_cursor SET xid = '1000000000'");
        nobodys(Event.answer(noon, false));
        figures(day, day).then().body("exact", equalTo(false)).body("totals.refused", equalTo(1));
        try (LogLines log = LogLines.listen()) {
            count();
            count();
            assertThat(log.of("mia.consent"), hasSize(1));
            assertThat(log.of("mia.consent").get(0), containsString("restored"));
        }
        // The cluster's counter comes to where the cursor is, but what was missed on the way still is.
        tables.update("UPDATE consent_figure_cursor SET xid = pg_current_xact_id()");
        figures(day, day).then().body("exact", equalTo(false));

        tables.query("SELECT recount_consent_figures()");

        figures(day, day).then().body("exact", equalTo(true)).body("totals.refused", equalTo(2));
        count();
        figures(day, day).then().body("exact", equalTo(true)).body("totals.refused", equalTo(2));
    }

    @Test
    void recount_whileEventsAreAheadOfTheCluster_isRefused() {
        try (Transaction restored = tables.transaction()) {
            restored.execute(
                    INSERT.replace("content_hash, prev_hash, hash)", "content_hash, prev_hash, hash, xid)")
                            .replace("sha256('content')) END", "sha256('content')) END, '1000000000'::xid8"),
                    values(null, Event.answer(Instant.parse("2016-07-01T12:00:00Z"), false)));

            AssertionError refusal =
                    assertThrows(AssertionError.class, () -> restored.execute("SELECT recount_consent_figures()"));

            assertThat(refusal.getMessage(), containsString("ahead of this database cluster"));
        }
    }
}
