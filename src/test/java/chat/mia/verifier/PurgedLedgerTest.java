package chat.mia.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.consent.Purging;
import chat.mia.consent.Sealing;
import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.StoppedClock;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A ledger whose two oldest months were purged by the service itself, and what an intruder makes of it then. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(PurgedLedgerTest.Purged.class)
class PurgedLedgerTest {

    /** Nothing happens by itself; in a database of its own. */
    public static class Purged implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.scheduler.enabled", "false", "mia.consent.proof-period", "P3Y");
        }
    }

    private static final YearMonth NOW = YearMonth.from(Instant.now().atOffset(ZoneOffset.UTC));
    private static final YearMonth FIRST = NOW.minusMonths(70);
    private static final YearMonth SECOND = NOW.minusMonths(65);

    @Inject
    Tables tables;

    @Inject
    Sealing sealing;

    @Inject
    Purging purging;

    @Inject
    StoppedClock clock;

    @BeforeEach
    void purgeTwoMonths() {
        if (tables.query("SELECT FROM ledger_tombstone").isEmpty()) {
            purging.makePartition(FIRST);
            purging.makePartition(SECOND);
            chooses(new Browser(), FIRST, true);
            Browser account = at(FIRST, Browser::signedUp);
            chooses(account, FIRST, true);
            chooses(account, SECOND, false);
            chooses(account, NOW, true);
            chooses(account, NOW, false);
            chooses(at(SECOND, Browser::signedUp), SECOND, true);
            chooses(new Browser(), SECOND, false);
            sealing.seal();
            purging.purge();
            chooses(account, NOW, true);
            sealing.seal();
        }
    }

    @AfterEach
    void runClock() {
        clock.run();
    }

    @Test
    void ledger_asThePurgeLeftIt_isFoundWhole() {
        assertEquals(
                List.of(List.of(2L, 5L)), tables.query("SELECT count(*), sum(events)::bigint FROM ledger_tombstone"));
        try (Intruder nobody = intruder()) {
            assertEquals(List.of(), nobody.verified(Optional.empty(), 10));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE ledger_tombstone_chain SET seq = seq + 1 | consent_",
                "UPDATE ledger_tombstone_chain SET hash = sha256(hash) | consent_",
                "DELETE FROM ledger_tombstone_chain WHERE month = (SELECT max(month) FROM ledger_tombstone) | consent_",
                "UPDATE ledger_tombstone SET events = events + 1 | ledger_tombstone",
                "UPDATE ledger_tombstone SET root = sha256(root) | ledger_tombstone",
                "DELETE FROM ledger_tombstone WHERE month = (SELECT min(month) FROM ledger_tombstone) | ledger_tombstone",
                "DELETE FROM consent_event WHERE seq = 3 | consent_event",
                "UPDATE consent_subject SET seq = seq - 1 WHERE seq = 1 | consent_subject"
            })
    void ledger_alteredAfterwards_isFound(String sql, String row) {
        try (Intruder intruder = intruder()) {
            assertTrue(intruder.runs(sql) > 0);

            Finding finding = intruder.isFoundOut().orElseThrow();
            assertTrue(finding.row().startsWith(row), finding.toString());
        }
    }

    private Browser chooses(Browser browser, YearMonth month, boolean yes) {
        return at(month, () -> {
            if (browser.cookie("access_token") != null) {
                assertEquals(200, browser.refresh().statusCode());
            }
            String choice = """
                    {"policyVersion": "2026-04-25", "choices": {"analytics": %s}, "source": "banner", "locale": "en"}""".formatted(yes);
            assertEquals(200, browser.call("PUT", "/api/v1/consent", choice).statusCode());
            return browser;
        });
    }

    private Browser at(YearMonth month, Supplier<Browser> work) {
        if (!month.equals(NOW)) {
            clock.stopAt(month.atDay(10).atStartOfDay().toInstant(ZoneOffset.UTC));
        }
        Browser browser = work.get();
        clock.run();
        return browser;
    }

    private static Intruder intruder() {
        return new Intruder(ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class));
    }
}
