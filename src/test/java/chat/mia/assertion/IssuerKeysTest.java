package chat.mia.assertion;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.StoppedClock;
import chat.mia.testing.Tables;
import com.nimbusds.jose.jwk.JWK;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Issuers that change their keys, or cannot be asked for them. Each test has an issuer of its own. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(IssuersResource.class)
class IssuerKeysTest {

    private static final JWK OLD = Keys.ec("old");
    private static final JWK NEW = Keys.ec("new");

    @Inject
    StoppedClock clock;

    @Inject
    Tables tables;

    private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @BeforeEach
    void stop() {
        clock.stopAt(now);
    }

    @AfterEach
    void run() {
        clock.run();
    }

    @Test
    void newKey_isFetchedWhenItsKidIsFirstSeen() {
        KeyServer.of("new-key").keys(OLD);
        assertEquals(200, signIn("new-key", OLD).statusCode());
        KeyServer.of("new-key").keys(OLD, NEW);
        wait(Duration.ofSeconds(30));

        assertEquals(200, signIn("new-key", NEW).statusCode());
        assertEquals(200, signIn("new-key", OLD).statusCode());
        assertEquals(2, KeyServer.of("new-key").asked());
    }

    @Test
    void withdrawnKey_isRefusedAfterTheCacheTime() {
        KeyServer.of("withdrawn").keys(OLD);
        assertEquals(200, signIn("withdrawn", OLD).statusCode());
        KeyServer.of("withdrawn").keys(NEW);

        wait(Duration.ofMinutes(10).minusSeconds(1));
        assertEquals(200, signIn("withdrawn", OLD).statusCode());
        wait(Duration.ofSeconds(1));
        refused(signIn("withdrawn", OLD));
    }

    @Test
    void unknownKids_manyAtOnce_askTheIssuerNoMoreThanEveryThirtySeconds()
            throws InterruptedException, ExecutionException {
        KeyServer.of("flood").keys(OLD);
        ExecutorService attackers = Executors.newFixedThreadPool(10);
        try {
            List<Callable<Response>> forged = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                JWK key = Keys.ec("forged-" + i);
                forged.add(() -> signIn("flood", key));
            }
            for (Future<Response> answer : attackers.invokeAll(forged)) {
                refused(answer.get());
            }
        } finally {
            attackers.shutdown();
        }
        assertEquals(1, KeyServer.of("flood").asked());

        wait(Duration.ofSeconds(30));
        refused(signIn("flood", NEW));
        refused(signIn("flood", NEW));
        assertEquals(2, KeyServer.of("flood").asked());
    }

    @Test
    void noKid_isTakenWhereOneKeyFits_andNotWhereSeveralDo() {
        KeyServer.of("one-key").keys(OLD, Keys.RS256);
        KeyServer.of("two-keys").keys(OLD, NEW);

        assertEquals(200, signIn(draft("one-key", OLD).header("kid", null)).statusCode());
        refused(signIn(draft("two-keys", OLD).header("kid", null)));
    }

    @Test
    void issuerDown_atFirst_says503AndGoesOnAfterwards() {
        KeyServer.of("late").answer(500, "");
        Map<String, String> before = tables.contents();

        unavailable(signIn("late", OLD), "30");
        wait(Duration.ofSeconds(10));
        unavailable(signIn("late", OLD), "20");
        assertEquals(1, KeyServer.of("late").asked());
        assertEquals(before, tables.contents());

        KeyServer.of("late").keys(OLD);
        wait(Duration.ofSeconds(20));
        assertEquals(200, signIn("late", OLD).statusCode());
    }

    @Test
    void issuerDown_later_itsLastKeysAreUsedForAnHourMore() {
        KeyServer.of("stale").keys(OLD);
        assertEquals(200, signIn("stale", OLD).statusCode());
        KeyServer.of("stale").answer(503, "");

        wait(Duration.ofMinutes(70).minusSeconds(1));
        assertEquals(200, signIn("stale", OLD).statusCode());
        wait(Duration.ofSeconds(31));
        unavailable(signIn("stale", OLD), "30");
    }

    @Test
    void issuerDown_unknownKid_is503SinceItMayBeANewKey() {
        KeyServer.of("away").keys(OLD);
        assertEquals(200, signIn("away", OLD).statusCode());
        KeyServer.of("away").answer(500, "");
        wait(Duration.ofSeconds(30));

        unavailable(signIn("away", NEW), "30");
        assertEquals(200, signIn("away", OLD).statusCode());
    }

    private void wait(Duration time) {
        now = now.plus(time);
        clock.stopAt(now);
    }

    private Response signIn(String issuer, JWK key) {
        return signIn(draft(issuer, key));
    }

    private Draft draft(String issuer, JWK key) {
        return Draft.of(KeyServer.issuer(issuer), key, now);
    }

    private static Response signIn(Draft draft) {
        return new Browser().call("POST", "/api/v1/session", Map.of("assertion", draft.sign()));
    }

    private static void refused(Response answer) {
        answer.then().statusCode(401).body("type", equalTo("/problems/invalid-assertion"));
    }

    private static void unavailable(Response answer, String retryAfter) {
        answer.then()
                .statusCode(503)
                .header("Retry-After", retryAfter)
                .body("type", equalTo("/problems/temporarily-unavailable"));
    }
}
