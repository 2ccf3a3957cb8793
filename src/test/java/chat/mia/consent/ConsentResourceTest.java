package chat.mia.consent;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.StoppedClock;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ConsentResourceTest {

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
    void get_anonymous_saysUnsetAndPrompts() {
        Map<String, String> before = tables.contents();
        Visitor.anonymous()
                .get()
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .header("Set-Cookie", nullValue())
                .body(
                        "keySet()",
                        containsInAnyOrder(
                                "policyVersion",
                                "choiceVersion",
                                "status",
                                "choices",
                                "decidedAt",
                                "expiresAt",
                                "promptRequired",
                                "promptReason",
                                "policyUpdated",
                                "gpc",
                                "clear"))
                .body("policyVersion", equalTo(Visitor.CURRENT_VERSION))
                .body("choiceVersion", nullValue())
                .body("status", equalTo("unset"))
                .body("choices", equalTo(Map.of("analytics", false)))
                .body("decidedAt", nullValue())
                .body("promptRequired", equalTo(true))
                .body("promptReason", equalTo("first-visit"))
                .body("policyUpdated", equalTo(false))
                .body("gpc", equalTo(false))
                .body("clear", equalTo(Map.of("cookies", List.of(), "localStorage", List.of(), "caches", List.of())));
        assertEquals(before, tables.contents());
    }

    @Test
    void put_anonymousYes_beginsAChainAndSetsTheAnalyticsCookie() {
        clock.stopAt(Instant.parse("2026-05-02T10:15:30.999Z"));
        long subjects = count("consent_subject");
        Visitor visitor = Visitor.anonymous();
        visitor.put(Visitor.YES)
                .then()
                .statusCode(200)
                .body("choiceVersion", equalTo(Visitor.CURRENT_VERSION))
                .body("status", equalTo("granted"))
                .body("choices", equalTo(Map.of("analytics", true)))
                .body("decidedAt", equalTo("2026-05-02T10:15:30Z"))
                .body("expiresAt", equalTo("2027-05-02T10:15:30Z"))
                .body("promptRequired", equalTo(false))
                .body("promptReason", nullValue())
                .body("clear.cookies", empty());
        assertEquals(subjects + 1, count("consent_subject"));
        assertEquals("grant", newest().get(0));
        assertTrue(visitor.cookie("mia_analytics_id").startsWith("b."));
    }

    @Test
    void put_anonymousNo_leavesNoSubjectAndNoCookie() {
        long subjects = count("consent_subject");
        Visitor.anonymous()
                .put(Visitor.NO)
                .then()
                .statusCode(200)
                .header("Set-Cookie", nullValue())
                .body("status", equalTo("refused"))
                .body("clear.cookies", contains("mia_analytics_id"));
        assertEquals(subjects, count("consent_subject"));
        assertEquals("refuse", newest().get(0));
        assertEquals(null, newest().get(1));
    }

    @Test
    void put_noWithOnlyTheAnalyticsCookie_expiresItWithoutSubject() {
        Visitor visitor = Visitor.anonymous();
        visitor.put(Visitor.YES);
        long subjects = count("consent_subject");
        visitor.put(Visitor.NO).then().statusCode(200).body("status", equalTo("refused"));
        assertNull(visitor.cookie("mia_analytics_id"));
        assertEquals(subjects, count("consent_subject"));
        assertEquals(null, newest().get(1));
    }

    @Test
    void delete_withOnlyTheAnalyticsCookie_expiresItAndSaysWhatToClear() {
        Visitor visitor = Visitor.anonymous();
        visitor.put(Visitor.YES);
        visitor.withdraw()
                .then()
                .statusCode(200)
                .body("status", equalTo("refused"))
                .body("clear.cookies", contains("mia_analytics_id"))
                .body("clear.localStorage", empty());
        assertNull(visitor.cookie("mia_analytics_id"));
        assertEquals("withdraw", newest().get(0));
        assertEquals(null, newest().get(1));
    }

    @Test
    void put_signedIn_renewsTheTokenAndIsTold() {
        Visitor visitor = Visitor.signedIn();
        visitor.get().then().body("status", equalTo("unset")).body("promptReason", equalTo("first-visit"));
        visitor.put(Visitor.YES).then().statusCode(200).body("status", equalTo("granted"));
        assertEquals(List.of("analytics"), visitor.granted());
        assertTrue(visitor.cookie("mia_analytics_id").startsWith("a."));
        visitor.get().then().body("status", equalTo("granted")).body("clear.cookies", empty());
    }

    @Test
    void delete_signedIn_renewsTheTokenAndExpiresTheCookie() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES);
        visitor.withdraw().then().statusCode(200).body("clear.cookies", contains("mia_analytics_id"));
        assertEquals(List.of(), visitor.granted());
        assertNull(visitor.cookie("mia_analytics_id"));
        visitor.get().then().body("status", equalTo("refused")).body("promptRequired", equalTo(false));
    }

    @Test
    void get_signedIn_believesTheTokenWithoutTheDatabase() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES);
        tables.update("UPDATE consent_subject SET granted = '{}' WHERE account_id = ?", visitor.account());
        visitor.get().then().body("status", equalTo("granted"));
    }

    @Test
    void openapi_consent_describesOnlyTheBodyOfPut() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .body("paths.'/api/v1/consent'.get.requestBody", nullValue())
                .body("paths.'/api/v1/consent'.delete.requestBody", nullValue())
                .body("paths.'/api/v1/consent'.put.requestBody.required", equalTo(true));
    }

    private long count(String table) {
        return (long) tables.query("SELECT count(*) FROM " + table).get(0).get(0);
    }

    private List<Object> newest() {
        return tables.query("SELECT action, subject FROM consent_event ORDER BY xid DESC LIMIT 1")
                .get(0);
    }
}
