package chat.mia.consent;

import static chat.mia.testing.EarlierRelease.BEFORE;
import static chat.mia.testing.EarlierRelease.NEXT;
import static chat.mia.testing.EarlierRelease.SWITCH;
import static chat.mia.testing.EarlierRelease.THEN;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.mia.testing.EarlierRelease;
import chat.mia.testing.StoppedClock;
import chat.mia.testing.Tables;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an announced version changes about consent, one second before it is in force and at that instant. */
@QuarkusTest
@TestProfile(EarlierRelease.class)
class AnnouncedPolicyConsentTest {

    @Inject
    StoppedClock clock;

    @Inject
    Tables tables;

    @AfterEach
    void runClock() {
        clock.run();
    }

    @Test
    void get_choiceUnderTheVersionBefore_isAskedForAgainFromTheInstantOn() {
        clock.stopAt(BEFORE);
        Visitor visitor = visitor();
        visitor.put(Visitor.YES);
        visitor.get()
                .then()
                .body("policyVersion", equalTo(THEN))
                .body("status", equalTo("granted"))
                .body("promptReason", nullValue())
                .body("choices", equalTo(Map.of("analytics", true)));
        assertEquals(List.of("analytics"), visitor.granted());

        clock.stopAt(SWITCH);
        visitor.get()
                .then()
                .body("policyVersion", equalTo(NEXT))
                .body("status", equalTo("unset"))
                .body("promptReason", equalTo("policy-changed"))
                .body("choices", equalTo(Map.of("analytics", false, "survey", false)))
                .body("clear.cookies", contains("mia_statistics"))
                .body("clear.localStorage", contains("mia_survey"));
        assertEquals(List.of(), visitor.refreshAt(SWITCH, tables).granted());
    }

    @Test
    void put_underTheAnnouncedVersion_isRefusedUntilItIsInForce() {
        clock.stopAt(BEFORE);
        Visitor visitor = visitor();
        visitor.put(choice(NEXT, "{\"analytics\": true}"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/policy-outdated"))
                .body("detail", startsWith("This version is not in force yet."))
                .body("currentVersion", equalTo(THEN));

        clock.stopAt(SWITCH);
        visitor.put(Visitor.YES).then().statusCode(400).body("type", equalTo("/problems/category-missing"));
        visitor.put(choice(THEN, "{\"analytics\": true, \"survey\": false}"))
                .then()
                .statusCode(409)
                .body("detail", startsWith("Show the current policy"))
                .body("currentVersion", equalTo(NEXT));
        visitor.put(choice(NEXT, "{\"analytics\": true, \"survey\": true}"))
                .then()
                .statusCode(200)
                .body("status", equalTo("granted"));
        assertEquals(List.of("analytics", "survey"), visitor.granted());
    }

    @Test
    void put_aYes_setsTheCookieThatTheVersionInForceDeclares() {
        clock.stopAt(BEFORE);
        Visitor before = visitor();
        before.put(Visitor.YES);
        assertNotNull(before.cookie("mia_analytics_id"));

        clock.stopAt(SWITCH);
        before.put(choice(NEXT, "{\"analytics\": true, \"survey\": false}"));
        assertNotNull(before.cookie("mia_statistics"));
        // The policy lists it no more, so it must not stay.
        assertNull(before.cookie("mia_analytics_id"));
    }

    @Test
    void check_aroundTheInstant_judgesByTheVersionInForce() {
        clock.stopAt(BEFORE);
        Visitor signedIn = visitor();
        signedIn.put(Visitor.YES);
        Visitor anonymous = Visitor.anonymous();
        anonymous.put(Visitor.YES);
        assertEquals("204 granted", signedIn.check());
        assertEquals("204 granted", anonymous.check());
        assertEquals("unknown", decision(signedIn, "survey"));

        clock.stopAt(SWITCH);
        assertEquals("403 outdated", signedIn.check());
        assertEquals("outdated", decision(signedIn, "survey"));
        anonymous.browser.set("mia_statistics", anonymous.cookie("mia_analytics_id"));
        assertEquals("403 outdated", anonymous.check());
    }

    @Test
    void withdraw_afterTheInstant_refusesWhatTheVersionInForceAsksFor() {
        clock.stopAt(BEFORE);
        Visitor visitor = visitor();
        visitor.put(Visitor.YES);

        clock.stopAt(SWITCH);
        visitor.withdraw().then().body("choiceVersion", equalTo(NEXT));
        visitor.browser
                .call("GET", "/api/v1/consent/history")
                .then()
                .body("events.choices", hasItem(Map.of("analytics", false, "survey", false)));
    }

    /** Signed in at the time at which the clock stands. */
    private Visitor visitor() {
        return Visitor.signedIn().refreshAt(clock.instant(), tables);
    }

    private static String choice(String version, String choices) {
        return """
                {"policyVersion": "%s", "choices": %s, "source": "banner", "locale": "en"}""".formatted(version, choices);
    }

    private static String decision(Visitor visitor, String category) {
        return visitor.browser.call("GET", "/api/v1/consent/check/" + category).header("Consent-Decision");
    }
}
