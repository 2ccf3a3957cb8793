package chat.mia.web;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Browser;
import chat.mia.testing.CutOff;
import chat.mia.testing.CuttablePostgresResource;
import chat.mia.testing.LogLines;
import chat.mia.testing.Probes;
import chat.mia.testing.Tables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(CutOff.class)
@WithTestResource(CuttablePostgresResource.class)
class DatabaseAwayTest {

    private static final String CHOICE = """
        {"policyVersion": "2026-04-25", "choices": {"analytics": true}, "source": "banner", "locale": "en"}\
        """;

    private static final Map<String, String> PASSWORDS =
            Map.of("currentPassword", Browser.PASSWORD, "newPassword", "another horse, other staple");

    @Inject
    Tables tables;

    /** The first sign-up loads half the program, for which the limit is too short where others keep the machine busy. */
    @BeforeEach
    void warmUp() {
        int status = 0;
        for (int attempt = 0; attempt < 30 && status != 201; attempt++) {
            Map<String, String> somebody =
                    Map.of("email", UUID.randomUUID() + "@chat.example", "password", Browser.PASSWORD);
            status = new Browser().call("POST", "/api/v1/accounts", somebody).statusCode();
        }
        assertEquals(201, status);
    }

    @AfterEach
    void mend() throws InterruptedException {
        CuttablePostgresResource.mend();
        Probes.awaitReady(200);
    }

    @Test
    void calls_whileTheDatabaseIsAway_say503AndGoOnAfterwards() {
        Browser browser = Browser.signedUp();
        Browser other = browser.signInElsewhere();
        Map<String, String> before = tables.contents();
        CuttablePostgresResource.cut();

        refused(browser.refresh());
        refused(browser.call("PUT", "/api/v1/consent", CHOICE));
        refused(browser.call("GET", "/api/v1/account"));
        refused(browser.call("GET", "/api/v1/account/data"));
        refused(browser.call("GET", "/api/v1/consent/history"));
        refused(browser.call("PUT", "/api/v1/account/password", PASSWORDS));
        refused(browser.call("POST", "/api/v1/account/erasure", Map.of("password", Browser.PASSWORD)));
        refused(browser.call("GET", "/api/v1/sessions"));
        refused(browser.call("DELETE", "/api/v1/sessions"));
        refused(browser.call("DELETE", "/api/v1/sessions/" + other.session()));
        refused(browser.call("POST", "/api/v1/session", browser.credentials()));
        refused(browser.call("DELETE", "/api/v1/session"));
        browser.call("GET", "/api/v1/session").then().statusCode(200);
        browser.call("GET", "/legal/cookies").then().statusCode(200);
        browser.call("GET", "/legal/cookies/2026-04-25/").then().statusCode(200);

        assertEquals(before, tables.contents());
        CuttablePostgresResource.mend();
        browser.refresh().then().statusCode(200);
        browser.call("PUT", "/api/v1/consent", CHOICE).then().statusCode(200);
        other.refresh().then().statusCode(200);
        browser.call("PUT", "/api/v1/account/password", PASSWORDS).then().statusCode(204);
        other.refresh().then().statusCode(401);
    }

    @Test
    void ready_whileTheDatabaseIsAway_isDownAfterSeveralLooks_andLiveStaysUp() throws InterruptedException {
        try (LogLines log = LogLines.listen()) {
            CuttablePostgresResource.cut();
            List<Response> seen = Probes.awaitReady(503);
            Probes.ask("live").then().statusCode(200).body("status", equalTo("UP"));
            Probes.ask("started").then().statusCode(200).body("status", equalTo("UP"));
            CuttablePostgresResource.mend();
            Probes.awaitReady(200);

            seen.subList(0, seen.size() - 1).forEach(DatabaseAwayTest::hasNotFailedOften);
            // One line each time, not one for each look.
            assertEquals(
                    List.of(
                            "ERROR [mia.database] the database cannot be reached: this replica is not ready",
                            "INFO [mia.database] the database can be reached: this replica is ready"),
                    log.of("mia.database"));
        }
    }

    @Test
    void calls_whileTheDatabaseHangs_say503AndGoOnAfterwards() throws InterruptedException, ExecutionException {
        Browser browser = Browser.signedUp();
        CuttablePostgresResource.hang();

        moreThanThePoolHolds(browser);
        refused(browser.refresh());
        refused(browser.call("PUT", "/api/v1/consent", CHOICE));
        refused(browser.call("POST", "/api/v1/session", browser.credentials()));
        Probes.awaitReady(503);
        Probes.ask("live").then().statusCode(200);

        CuttablePostgresResource.mend();
        // Time for what was given up: above all, that sign-in must not end the session that this browser still holds.
        TimeUnit.SECONDS.sleep(2);
        browser.refresh().then().statusCode(200);
        browser.call("GET", "/api/v1/account").then().statusCode(200);
        browser.call("PUT", "/api/v1/consent", CHOICE).then().statusCode(200);
    }

    /**
     * Thirty at once: a connection that did not find its way back into the pool of twenty would be missed afterwards.
     */
    private static void moreThanThePoolHolds(Browser browser) throws InterruptedException, ExecutionException {
        ExecutorService clients = Executors.newFixedThreadPool(30);
        try {
            Callable<Response> call = () -> browser.copy().call("GET", "/api/v1/account");
            for (Future<Response> answer : clients.invokeAll(Collections.nCopies(30, call))) {
                refused(answer.get());
            }
        } finally {
            clients.shutdown();
        }
    }

    private static void hasNotFailedOften(Response up) {
        assertTrue(up.jsonPath().getInt("checks.find{it.name=='database'}.data.failed-looks") < 3, up.asString());
    }

    private static void refused(Response answer) {
        answer.then()
                .statusCode(503)
                .header("Retry-After", "2")
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/temporarily-unavailable"));
        assertEquals(List.of(), answer.headers().getValues("Set-Cookie"));
        assertFalse(answer.asString().contains("localhost"));
    }
}
