package chat.mia.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.consent.Sealing;
import chat.mia.testing.Browser;
import chat.mia.testing.Tables;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;

/**
 * A ledger that nobody else writes to, made once by visitors over HTTP and sealed, but for the last of it. What tests do to
 * it is undone after each.
 */
abstract class LedgerFixture {

    /** Nothing happens by itself. */
    public static class Alone implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.scheduler.enabled", "false");
        }
    }

    static final String VERSION = "2026-04-25";

    private static final String PATH = "/api/v1/consent";

    @Inject
    Tables tables;

    @Inject
    Sealing sealing;

    private final Map<String, UUID> subjects = new HashMap<>();
    private final Map<String, UUID> events = new HashMap<>();
    private UUID loose;

    @BeforeEach
    void makeLedger() {
        if (tables.query("SELECT FROM consent_event").isEmpty()) {
            Browser ada = Browser.signedUp().with("User-Agent", "Mozilla/5.0 Firefox/130.0");
            for (boolean yes : new boolean[] {true, false, true}) {
                choose(ada, yes);
            }
            assertEquals(200, ada.call("DELETE", PATH).statusCode());
            Browser bob = Browser.signedUp().with("Sec-GPC", "1");
            choose(bob, true);
            choose(bob, false);
            Browser.signedUp();
            choose(new Browser(), true);
            choose(new Browser(), false);
            sealing.seal();
            choose(new Browser(), false);
            sealing.seal();
            choose(bob, true);
            choose(new Browser(), false);
        }
        look();
    }

    private static void choose(Browser browser, boolean yes) {
        String choice = """
                {"policyVersion": "%s", "choices": {"analytics": %s}, "source": "settings", "locale": "de-AT",
                 "decidedAt": "2026-04-25T10:15:30Z"}""".formatted(VERSION, yes);
        assertEquals(200, browser.call("PUT", PATH, choice).statusCode());
    }

    /** Of whoever made most choices: four events, of which the last is a withdrawal, all sealed. */
    UUID ada() {
        return subject("4", true);
    }

    /** Three events, of which the last is not sealed. */
    UUID bob() {
        return subject("3", true);
    }

    /** An account that has not chosen. */
    UUID cleo() {
        return subject("0", true);
    }

    /** An anonymous Yes. */
    UUID stranger() {
        return subject("1", false);
    }

    private UUID subject(String seq, boolean account) {
        return subjects.get(seq + account);
    }

    UUID event(UUID subject, long seq) {
        return events.get(subject.toString() + seq);
    }

    /** A sealed refusal of nobody known. */
    UUID loose() {
        return loose;
    }

    /** Before an intruder comes, who locks tables. */
    private void look() {
        tables.query("SELECT seq::text || (account_id IS NOT NULL)::text, id FROM consent_subject")
                .forEach(row -> subjects.put((String) row.get(0), (UUID) row.get(1)));
        tables.query("SELECT subject::text || seq::text, id FROM consent_event WHERE subject IS NOT NULL")
                .forEach(row -> events.put((String) row.get(0), (UUID) row.get(1)));
        loose = (UUID) tables.query("SELECT id FROM consent_event WHERE subject IS NULL ORDER BY xid LIMIT 1")
                .get(0)
                .get(0);
    }

    /** What a superuser who is about to do something sees and can do. */
    Intruder intruder() {
        return new Intruder(ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class));
    }
}
