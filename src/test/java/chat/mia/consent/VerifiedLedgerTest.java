package chat.mia.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** What the service itself does to chains leaves the ledger sound; what purges leave is held by {@code PurgedLedgerTest}. */
@QuarkusTest
@TestProfile(VerifiedLedgerTest.OfItsOwn.class)
@QuarkusTestResource(PostgresResource.class)
class VerifiedLedgerTest extends LedgerFixture {

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
