package chat.mia.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Browser;
import chat.mia.testing.LogLines;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.StoppedClock;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hundred failures and a hundred sign-ups for each network block, whatever the accounts. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class NetworkAttemptsTest {

    private static final Instant NOW = Instant.parse("2026-05-02T10:15:30Z");

    @Inject
    StoppedClock clock;

    @Inject
    Tables tables;

    private Browser owner;
    private String network;

    @BeforeEach
    void stopClock() {
        owner = Browser.signedUp();
        network = "2001:db8:" + UUID.randomUUID().toString().substring(9, 18).replace('-', ':');
        clock.stopAt(NOW);
    }

    @AfterEach
    void letClockRun() {
        clock.run();
    }

    @Test
    void signIn_afterAHundredFailures_refusesTheBlockAndNoOther() {
        exhaust();

        signIn(host("ffff"))
                .then()
                .statusCode(429)
                .header("Retry-After", "9")
                .body("type", equalTo("/problems/too-many-attempts"));
        signIn(new Browser()).then().statusCode(200);
    }

    @Test
    void signIn_refused_neitherComparesNorCountsForTheAccount() {
        exhaust();
        Map<String, String> before = tables.contents();

        signIn(host("1")).then().statusCode(429);

        assertEquals(before, tables.contents());
    }

    @Test
    void signIn_byRefusedAssertions_usesUpTheSameHundred() {
        fail(99);
        assertion(host("2")).then().statusCode(401);

        assertion(host("3")).then().statusCode(429).body("type", equalTo("/problems/too-many-attempts"));
        signIn(host("4")).then().statusCode(429);
    }

    private static Response assertion(Browser browser) {
        return browser.call("POST", "/api/v1/session", Map.of("assertion", "not.an.assertion"));
    }

    @Test
    void signIn_nineSecondsLater_isTakenOnce() {
        exhaust();
        clock.stopAt(NOW.plus(Duration.ofSeconds(9)));

        fail(1);
        signIn(host("1")).then().statusCode(429);
    }

    /** Nothing was compared, so nothing was guessed: an outage must not lock a whole office out. */
    @Test
    void signIn_whileItsCountFails_doesNotCount() {
        fail(99);
        tables.update("ALTER TABLE sign_in_failure RENAME TO gone");
        try {
            signIn(host("1")).then().statusCode(500);
        } finally {
            tables.update("ALTER TABLE gone RENAME TO sign_in_failure");
        }

        fail(1);
        signIn(host("1")).then().statusCode(429);
    }

    @Test
    void signIn_rightPasswords_doNotCount() {
        fail(99);
        for (int i = 0; i < 3; i++) {
            signIn(host("1")).then().statusCode(200);
        }
        fail(1);
        signIn(host("1")).then().statusCode(429);
    }

    @Test
    void signIn_onAKnownDevice_isNotLockedOutByItsNetwork() {
        exhaust();

        signIn(owner.copy().with("X-Forwarded-For", network + "::1")).then().statusCode(200);
    }

    @Test
    void signUp_aHundredTimes_refusesTheNextAndOfNoOtherBlock() {
        Map<String, String> taken = owner.credentials();
        for (int i = 0; i < 100; i++) {
            host("1").call("POST", "/api/v1/accounts", taken).then().statusCode(409);
        }

        try (LogLines log = LogLines.listen()) {
            host("2")
                    .call("POST", "/api/v1/accounts", taken)
                    .then()
                    .statusCode(429)
                    .header("Retry-After", "6");
            assertTrue(log.of("mia.audit").get(0).contains("\"sign-up-refused\""));
        }
        new Browser().call("POST", "/api/v1/accounts", taken).then().statusCode(409);
    }

    @Test
    void metrics_tellOutcomes() {
        signIn(new Browser()).then().statusCode(200);

        int management = ConfigProvider.getConfig().getValue("quarkus.management.port", Integer.class);
        String metrics = given().port(management).get("/q/metrics").asString();

        assertTrue(metrics.contains("mia_sign_in_total{outcome=\"succeeded\"}"), metrics);
    }

    private void exhaust() {
        fail(100);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            host(Integer.toHexString(i + 1))
                    .call(
                            "POST",
                            "/api/v1/session",
                            Map.of("email", UUID.randomUUID().toString(), "password", "x"))
                    .then()
                    .statusCode(401);
        }
    }

    private Browser host(String end) {
        return new Browser().with("X-Forwarded-For", network + "::" + end);
    }

    private Response signIn(Browser browser) {
        return browser.call("POST", "/api/v1/session", owner.credentials());
    }
}
