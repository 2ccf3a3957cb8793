package chat.mia.consent;

import static chat.mia.testing.EarlierRelease.BEFORE;
import static chat.mia.testing.EarlierRelease.NEXT;
import static chat.mia.testing.EarlierRelease.SWITCH;
import static chat.mia.testing.EarlierRelease.THEN;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.EarlierRelease;
import chat.mia.testing.StoppedClock;
import chat.mia.testing.Tables;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Notices and receipts around the instant from which an announced version is in force. */
@QuarkusTest
@TestProfile(EarlierRelease.class)
class AnnouncedNoticeTest {

    private static final String NOTICE = "/api/v1/consent/notice";

    @Inject
    StoppedClock clock;

    @Inject
    Tables tables;

    @AfterEach
    void runClock() {
        clock.run();
    }

    @Test
    void notice_aroundTheInstant_isThatOfTheVersionInForce() {
        clock.stopAt(BEFORE);
        String then = given().get(NOTICE + "?locale=de-AT")
                .then()
                .body("policyVersion", equalTo(THEN))
                .body("locale", equalTo("de"))
                .body("categories[0].description", equalTo(EarlierRelease.description("de")))
                .extract()
                .path("sha256");
        given().get(NOTICE + "?locale=fr").then().body("locale", equalTo("de"));

        clock.stopAt(SWITCH);
        given().get(NOTICE + "?locale=de-AT")
                .then()
                .body("policyVersion", equalTo(NEXT))
                .body("categories.id", contains("analytics", "survey"))
                .body("categories[0].storage", contains("mia_statistics"));
        given().get(NOTICE + "?locale=fr").then().body("locale", equalTo("en"));
        given().get(NOTICE + "/" + then).then().statusCode(200).body("policyVersion", equalTo(THEN));
    }

    @Test
    void notice_ofAnAnnouncedVersion_isStoredWithIt() {
        assertEquals(
                List.of(List.of("de"), List.of("en")),
                tables.query("SELECT locale FROM notice WHERE policy_version = ? ORDER BY locale", NEXT));
    }

    @ParameterizedTest
    @CsvSource({"de-AT, de", "en, en", "fr, de"})
    void receipt_ofATextNotAttested_namesThePurposesOfItsOwnVersionForEver(String locale, String language)
            throws Exception {
        clock.stopAt(BEFORE);
        Visitor visitor = Visitor.signedIn().refreshAt(clock.instant(), tables);
        String body = Visitor.YES.replace("de-AT", locale);
        JsonObject receipt = ReceiptsTest.verified(ReceiptsTest.receipt(visitor.put(body)));

        JsonObject purpose = receipt.getJsonArray("purposes").getJsonObject(0);
        assertEquals(EarlierRelease.description(language), purpose.getString("text"));
        assertEquals("mia_analytics_id", purpose.getJsonArray("storage").getString(0));

        clock.stopAt(SWITCH);
        String again = visitor.refreshAt(SWITCH, tables)
                .browser
                .call("GET", "/api/v1/consent/receipts/" + receipt.getString("jti"))
                .asString();
        assertEquals(receipt, ReceiptsTest.verified(again));
    }
}
