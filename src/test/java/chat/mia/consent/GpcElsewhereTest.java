package chat.mia.consent;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Global Privacy Control in one of an account's browsers, and what gateways are told under it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class GpcElsewhereTest {

    private static final String SIGNAL = "Sec-GPC";

    @Inject
    Tables tables;

    @Test
    void yesFromAnotherBrowser_isOffForThisOneAndStored() {
        Visitor other = Visitor.signedIn();
        other.put(Visitor.YES);
        Visitor visitor = other.elsewhere();
        assertNotNull(visitor.cookie("mia_analytics_id"));

        visitor.with(SIGNAL, "1").browser.refresh().then().body("consent.status", equalTo("refused"));

        assertEquals(List.of(), visitor.granted());
        assertNull(visitor.cookie("mia_analytics_id"));
        assertEquals("403 refused", visitor.check());
        visitor.get().then().body("status", equalTo("refused")).body("promptRequired", equalTo(false));
        assertEquals("{analytics}", stored(visitor));
        assertEquals("204 granted", other.check());
        visitor.without(SIGNAL).browser.refresh().then().body("consent.status", equalTo("granted"));
        assertEquals("204 granted", visitor.check());
    }

    @Test
    void yesUnderGpc_countsInEveryBrowserWithTheSignalAndWithout() {
        Visitor visitor = Visitor.signedIn().with(SIGNAL, "1");
        visitor.put(Visitor.YES);
        assertEquals("204 granted", visitor.check());
        Visitor other = visitor.elsewhere();
        assertEquals("204 granted", other.check());
        other.with(SIGNAL, "1").browser.refresh().then().body("consent.status", equalTo("granted"));
        assertEquals("204 granted", other.check());
        assertTrue(other.cookie("mia_analytics_id").contains(".2026-04-25.1."));
    }

    @Test
    void browsersYes_countsUnderGpcOnlyWhereItWasGivenThere() {
        Visitor visitor = Visitor.anonymous();
        visitor.put(Visitor.YES);
        assertEquals("204 granted", visitor.check());
        assertEquals("403 refused", visitor.with(SIGNAL, "1").check());
        visitor.put(Visitor.YES);
        assertEquals("204 granted", visitor.check());
        assertEquals("204 granted", visitor.without(SIGNAL).check());
    }

    @Test
    void claimMadeWithoutTheSignal_isOffWhereItIsSent() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES);
        assertEquals("403 refused", visitor.with(SIGNAL, "1").check());
        assertEquals("204 granted", visitor.without(SIGNAL).check());
    }

    private String stored(Visitor visitor) {
        return (String)
                tables.query("SELECT granted::text FROM consent_subject WHERE account_id = ?", visitor.account())
                        .get(0)
                        .get(0);
    }
}
