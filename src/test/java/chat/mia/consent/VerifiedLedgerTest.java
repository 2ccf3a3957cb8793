package chat.mia.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.verifier.Verifier;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the service itself does to the ledger leaves it sound, and what it took away cannot be made to look otherwise. */
@QuarkusTest
@TestProfile(VerifiedLedgerTest.OfItsOwn.class)
@QuarkusTestResource(PostgresResource.class)
class VerifiedLedgerTest extends PurgeFixture {

    /** Another profile, another database: what other tests forge must not be in it. */
    public static class OfItsOwn extends Alone {}

    private record Said(int status, String out) {}

    @Test
    void ledger_afterEverythingThatMayHappenToAChain_isSound() {
        String receipt = ReceiptCredentialTest.grant();
        Visitor.anonymous().put(Visitor.NO);
        Visitor linking = Visitor.signedIn();
        linking.put(Visitor.NO);
        link(linking, receipt);
        link(linking, ReceiptCredentialTest.grant());
        Visitor unset = Visitor.signedIn();
        link(unset, ReceiptCredentialTest.grant());
        unset.withdraw().then().statusCode(200);
        Visitor erased = Visitor.signedIn();
        link(erased, ReceiptCredentialTest.grant());
        erased.browser
                .call("POST", "/api/v1/account/erasure", Map.of("password", Browser.PASSWORD))
                .then()
                .statusCode(204);
        sealAnHourLater();

        Said said = verify();

        assertEquals(0, said.status(), said.out());
        assertTrue(said.out().contains("not sealed   0 events"), said.out());
    }

    @Test
    void ledger_afterAPurge_isSoundAndGoesOn() {
        purgedMonth();

        Said said = verify();

        assertEquals(0, said.status(), said.out());
        assertFalse(said.out().contains("tombstones   0"), said.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '"',
            value = {
                "UPDATE ledger_tombstone SET events = events + 1 # UPDATE ledger_tombstone SET events = events - 1 # its column events was altered",
                "UPDATE ledger_tombstone_chain SET seq = seq + 1 # UPDATE ledger_tombstone_chain SET seq = seq - 1 # are not those that it vouches for",
                "UPDATE ledger_tombstone SET jws = 'x' || jws # UPDATE ledger_tombstone SET jws = substr(jws, 2) # its jws is not to be believed",
            })
    void tombstone_altered_isFound(String change, String back, String reason) {
        purgedMonth();
        byForce(change);

        Said said = verify();

        byForce(back);
        assertEquals(1, said.status(), said.out());
        assertTrue(said.out().contains(reason), said.out());
        assertEquals(0, verify().status());
    }

    /** With a chain of which a later part is left, one of which nothing is, and a refusal of nobody. */
    private void purgedMonth() {
        YearMonth month = nextMonth();
        Visitor visitor = chooserIn(month);
        anonymousYesIn(month);
        anonymousNoIn(month);
        visitor.browser.refresh().then().statusCode(200);
        visitor.put(Visitor.NO).then().statusCode(200);
        sealAnHourLater();
        purge();
        assertFalse(exists(month));
    }

    private static void link(Visitor visitor, String receipt) {
        visitor.browser
                .call("POST", "/api/v1/consent/link", Map.of("receipt", receipt))
                .then()
                .statusCode(200);
    }

    private static Said verify() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true);
        int status = new Verifier(print, print).run(ConfigProvider::getConfig, "verify-ledger", "--all");
        return new Said(status, out.toString(StandardCharsets.UTF_8));
    }
}
