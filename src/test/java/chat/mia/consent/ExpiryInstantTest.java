package chat.mia.consent;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.keys.Keyring;
import chat.mia.testing.OtherSettings;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.StoppedClock;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A choice ends at one instant, whoever judges: the statement, the claim, the view, the cookie and the gateway. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(OtherSettings.class)
class ExpiryInstantTest {

    private static final Instant DECIDED = Instant.parse("2027-05-02T10:15:30Z");
    private static final Instant YES_ENDS = Instant.parse("2028-05-02T10:15:30Z");
    private static final Instant NO_ENDS = Instant.parse("2027-11-02T10:15:30Z");

    @Inject
    Tables tables;

    @Inject
    Keyring keyring;

    @Inject
    StoppedClock clock;

    @AfterEach
    void runClock() {
        clock.run();
    }

    @ParameterizedTest
    @CsvSource({
        "true, -1, granted, 204 granted, change",
        "true, 0, unset, 403 expired, refuse",
        "true, 1, unset, 403 expired, refuse",
        "false, -1, refused, 403 refused, change",
        "false, 0, unset, 403 expired, grant",
        "false, 1, unset, 403 expired, grant",
    })
    void accountsChoice_aroundItsEnd_isJudgedAlikeByAll(
            boolean yes, long second, String status, String decision, String action) {
        Instant end = yes ? YES_ENDS : NO_ENDS;
        Visitor visitor = Visitor.signedIn();
        clock.stopAt(DECIDED);
        visitor.refreshAt(DECIDED, tables).put(Visitor.choice(yes)).then().body("expiresAt", equalTo(end.toString()));
        clock.stopAt(end.minusSeconds(60));
        visitor.refreshAt(end.minusSeconds(60), tables);

        Instant now = end.plusSeconds(second);
        clock.stopAt(now);
        judged(visitor, status, decision);
        visitor.refreshAt(now, tables);
        judged(visitor, status, decision);

        boolean granted = yes && second < 0;
        assertEquals(granted ? List.of("analytics") : List.of(), visitor.granted());
        assertEquals(end.getEpochSecond(), visitor.claim().getLong("exp"));
        assertEquals(granted, visitor.cookie("mia_analytics_id") != null);
        visitor.put(Visitor.choice(!yes)).then().statusCode(200);
        assertEquals(action, lastAction(visitor));
    }

    @ParameterizedTest
    @CsvSource({"-1, 204 granted", "0, 403 expired", "1, 403 expired"})
    void browsersYes_aroundItsEnd_isJudgedToTheSecond(long second, String decision) {
        Visitor visitor = Visitor.anonymous();
        clock.stopAt(DECIDED);
        visitor.put(Visitor.YES);
        clock.stopAt(YES_ENDS.plusSeconds(second));
        assertEquals(decision, visitor.check());
    }

    @Test
    void accountsChoice_underAnOutdatedPolicy_isOutdatedForAll() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES);
        tables.update(
                "UPDATE consent_subject SET policy_version = '2025-01-01' WHERE account_id = ?", visitor.account());
        visitor.browser.refresh();

        visitor.get().then().body("status", equalTo("unset")).body("promptReason", equalTo("policy-changed"));
        assertEquals("403 outdated", visitor.check());
        assertEquals(List.of(), visitor.granted());
        visitor.put(Visitor.NO);
        assertEquals("refuse", lastAction(visitor));
    }

    @Test
    void browsersYes_underAnOutdatedPolicy_isOutdated() {
        Visitor visitor = Visitor.anonymous();
        Instant end = Instant.now().plusSeconds(60);
        visitor.browser.set(
                "mia_analytics_id", new AnalyticsId(false, "random", end, "2025-01-01", false).sign(keyring));
        assertEquals("403 outdated", visitor.check());
        visitor.browser.set(
                "mia_analytics_id",
                new AnalyticsId(false, "random", end, Visitor.CURRENT_VERSION, false).sign(keyring));
        assertEquals("204 granted", visitor.check());
    }

    private static void judged(Visitor visitor, String status, String decision) {
        visitor.get()
                .then()
                .body("status", equalTo(status))
                .body("promptRequired", equalTo(status.equals("unset")))
                .body("promptReason", equalTo(status.equals("unset") ? "expired" : null));
        assertEquals(decision, visitor.check());
    }

    private String lastAction(Visitor visitor) {
        return (String) tables.query(
                        "SELECT action FROM consent_event e JOIN consent_subject s ON s.id = e.subject"
                                + " WHERE s.account_id = ? ORDER BY e.seq DESC LIMIT 1",
                        visitor.account())
                .get(0)
                .get(0);
    }
}
