package chat.mia.consent;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.StoppedClock;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class GlobalPrivacyControlTest {

    private static final String SIGNAL = "Sec-GPC";

    @Inject
    Tables tables;

    @Inject
    Consents consents;

    @Inject
    StoppedClock clock;

    @AfterEach
    void runClock() {
        clock.run();
    }

    @Test
    void get_underGpcWithoutChoice_doesNotPrompt() {
        Visitor.anonymous()
                .with(SIGNAL, "1")
                .get()
                .then()
                .body("status", equalTo("unset"))
                .body("gpc", equalTo(true))
                .body("promptRequired", equalTo(false))
                .body("promptReason", nullValue())
                .body("clear.cookies", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "true", "", "11", "1,1"})
    void get_anotherValueOfTheHeader_isNoSignal(String value) {
        Visitor.anonymous()
                .with(SIGNAL, value)
                .get()
                .then()
                .body("gpc", equalTo(false))
                .body("promptRequired", equalTo(true));
    }

    @Test
    void get_yesRecordedWithoutGpc_isOffWhileTheSignalIsSent() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES);
        visitor.with(SIGNAL, "1")
                .get()
                .then()
                .body("status", equalTo("refused"))
                .body("choices.analytics", equalTo(false))
                .body("decidedAt", notNullValue())
                .body("promptRequired", equalTo(false))
                .body("gpc", equalTo(true))
                .body("clear.cookies", contains("mia_analytics_id"));
        visitor.without(SIGNAL).get().then().body("status", equalTo("granted")).body("gpc", equalTo(false));
    }

    @Test
    void put_yesUnderGpc_isHonouredAndRecordedSo() {
        Visitor visitor = Visitor.signedIn().with(SIGNAL, "1");
        visitor.put(Visitor.YES)
                .then()
                .body("status", equalTo("granted"))
                .body("gpc", equalTo(true))
                .body("clear.cookies", empty());
        assertEquals(List.of("analytics"), visitor.granted());
        assertEquals(true, visitor.claim().getBoolean("gpc"));
        assertTrue(visitor.cookie("mia_analytics_id").contains(".2026-04-25.1."));
        visitor.get().then().body("status", equalTo("granted"));
        visitor.without(SIGNAL).get().then().body("status", equalTo("granted"));
    }

    @Test
    void claim_yesRecordedWithoutGpc_isEmptyUnderGpcAndStaysOff() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES);
        ConsentHead stored =
                consents.find(new AccountId(visitor.account())).await().indefinitely();
        ConsentClaim off = consents.claim(stored, true);
        assertEquals(List.of(), off.g());
        assertEquals(false, off.gpc());
        assertEquals(List.of("analytics"), consents.claim(stored, false).g());
        ConsentView view = consents.view(ConsentClaim.headOf(off.toMap()), true);
        assertEquals(ConsentView.Status.REFUSED, view.status());
    }

    @Test
    void get_expiredUnderGpc_isUnsetWithoutPrompt() {
        Visitor visitor = Visitor.signedIn().with(SIGNAL, "1");
        Instant decided = Instant.parse("2026-05-02T10:15:30Z");
        Instant end = Instant.parse("2027-05-02T10:15:30Z");
        clock.stopAt(decided);
        visitor.refreshAt(decided, tables).put(Visitor.YES);
        clock.stopAt(end);
        visitor.refreshAt(end, tables)
                .get()
                .then()
                .body("status", equalTo("unset"))
                .body("promptRequired", equalTo(false))
                .body("promptReason", nullValue())
                .body("clear.cookies", contains("mia_analytics_id"));
    }

    @Test
    void put_noUnderGpc_isARefusal() {
        Visitor visitor = Visitor.anonymous().with(SIGNAL, "1");
        visitor.put(Visitor.NO).then().statusCode(200).body("status", equalTo("refused"));
        assertNull(visitor.cookie("mia_analytics_id"));
    }

    @Test
    void wellKnownFile_saysThatTheSignalIsRespected() {
        RestAssured.get("/.well-known/gpc.json")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", equalTo("public, max-age=86400"))
                .body("gpc", equalTo(true))
                .body("lastUpdate", equalTo("2026-04-25"))
                .body("size()", equalTo(2));
    }
}
