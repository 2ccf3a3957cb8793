package chat.mia.consent;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.WithAdmins;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.time.YearMonth;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(LedgerFixture.Alone.class)
@QuarkusTestResource(PostgresResource.class)
class LedgerResourceTest extends PurgeFixture {

    private static final String LEDGER = "/api/v1/admin/ledger";

    @Test
    void show_byAnAdmin_tellsWhatIsThere() {
        YearMonth purged = nextMonth();
        chooserIn(purged);
        record(3);
        sealAnHourLater();
        purge();
        record(2);

        JsonPath state = WithAdmins.signedIn(tables)
                .call("GET", LEDGER)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("newestCheckpoint.at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"))
                .extract()
                .jsonPath();

        assertEquals(number("SELECT count(*) FROM consent_event"), state.getLong("events"));
        assertEquals(number("SELECT count(*) FROM consent_subject"), state.getLong("chains"));
        assertEquals(number("SELECT count(*) FROM ledger_checkpoint"), state.getLong("checkpoints"));
        assertEquals(number("SELECT count(*) FROM ledger_tombstone"), state.getLong("tombstones"));
        assertEquals(2, state.getLong("waiting"));
        assertEquals(
                tables.query("SELECT to_char(min(occurred_at AT TIME ZONE 'UTC'), 'YYYY-MM') FROM consent_event")
                        .get(0)
                        .get(0),
                state.getString("oldestMonth"));
    }

    @Test
    void show_newestCheckpoint_isTheSignedOne() {
        record(3);
        sealAnHourLater();

        JsonPath newest =
                WithAdmins.signedIn(tables).call("GET", LEDGER).jsonPath().setRootPath("newestCheckpoint");

        String jws = newest.getString("jws");
        assertEquals(newest(), newest.getLong("number"));
        assertEquals(3, newest.getLong("events"));
        assertEquals(
                newest.getLong("number"),
                verified(jws, "consent-checkpoint+jwt").getLong("number"));
        assertEquals(HexFormat.of().formatHex(sha256(jws.getBytes(US_ASCII))), newest.getString("sha256"));
    }

    @Test
    void show_byOthers_isRefused() {
        new Browser().call("GET", LEDGER).then().statusCode(401).body("type", equalTo("/problems/not-signed-in"));
        Browser.signedUp().call("GET", LEDGER).then().statusCode(403).body("type", equalTo("/problems/not-allowed"));
    }
}
