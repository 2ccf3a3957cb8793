package chat.mia.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Browser;
import chat.mia.testing.LogLines;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import chat.mia.testing.WithAdmins;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A key is made, published, used, retired and forgotten, with nothing but time. */
@QuarkusTest
@TestProfile(WithAdmins.class)
@QuarkusTestResource(PostgresResource.class)
class KeyRotationTest extends KeysFixture {

    @Inject
    SigningKeys keys;

    @Test
    void look_periodNotOver_changesNothing() {
        String first = keys.active().kid();

        pass("29 days 22 hours 59 minutes");

        assertEquals(List.of(first), published());
    }

    @Test
    void look_anHourBeforeThePeriodIsOver_publishesTheNextKeyWithoutUsingIt() {
        String first = keys.active().kid();

        pass("29 days 23 hours");

        assertEquals(2, published().size());
        assertEquals(first, keys.active().kid());
        assertEquals(List.of(first), in(KeyState.ACTIVE));
        assertEquals(1, in(KeyState.NEXT).size());
    }

    @Test
    void look_nextKeyTooYoung_waitsThoughThePeriodIsOver() {
        String first = keys.active().kid();
        pass("90 days");

        pass("59 minutes");
        assertEquals(first, keys.active().kid());

        pass("1 minute");
        assertFalse(first.equals(keys.active().kid()));
    }

    @Test
    void look_nextKeyKnownLongEnough_signsWithItAndKeepsTheOldOnePublished() {
        String first = keys.active().kid();
        Browser browser = Browser.signedUp();
        pass("30 days");
        String next = in(KeyState.NEXT).get(0);

        pass("1 hour");

        assertEquals(next, keys.active().kid());
        assertEquals(List.of(first), in(KeyState.RETIRING));
        assertEquals(List.of(first, next), published());
        browser.call("GET", "/api/v1/session").then().statusCode(200);
    }

    @Test
    void retiredKey_staysForTokenLifeAndCachesAndAMinute_thenItsTokensAreRefused() {
        String first = keys.active().kid();
        Browser browser = Browser.signedUp();
        rotate();

        pass("15 minutes 50 seconds");
        assertTrue(published().contains(first));
        browser.call("GET", "/api/v1/session").then().statusCode(200);

        pass("10 seconds");
        assertFalse(published().contains(first));
        assertEquals(List.of(first), in(KeyState.RETIRED));
        browser.call("GET", "/api/v1/session").then().statusCode(401);
    }

    @Test
    void retiredKey_cannotSignAnyMore_itsPrivateHalfIsGone() {
        rotate();

        assertEquals(
                List.of(List.of(false), List.of(true)),
                tables.query("SELECT private_key IS NOT NULL FROM signing_key ORDER BY created_at"));
    }

    @Test
    void retiredKey_after30Days_isForgotten() {
        String first = keys.active().kid();
        rotate();

        pass("30 days");
        pass("1 hour");

        assertFalse(Stream.of(KeyState.values()).anyMatch(state -> in(state).contains(first)));
    }

    @Test
    void look_onTwoReplicasAtOnce_makesOneKey() {
        tables.update("UPDATE signing_key SET active_from = active_from - interval '30 days'");

        Uni.join()
                .all(
                        rotation.follow(SigningKeyTable.LOCK::take),
                        rotation.follow(SigningKeyTable.LOCK::take),
                        rotation.look())
                .andFailFast()
                .await()
                .atMost(LIMIT);

        assertEquals(1, in(KeyState.NEXT).size());
        assertEquals(2, published().size());
    }

    @Test
    void look_whileAnotherReplicaHasTheLock_leavesItToThatOne() {
        tables.update("UPDATE signing_key SET active_from = active_from - interval '30 days'");
        try (Tables.Transaction other = tables.transaction()) {
            other.execute("SELECT pg_advisory_xact_lock(?)", SigningKeyTable.LOCK.number());
            rotation.look().await().atMost(LIMIT);
            assertEquals(List.of(), in(KeyState.NEXT));
        }

        look();
        assertEquals(1, in(KeyState.NEXT).size());
    }

    @Test
    void change_madeElsewhere_isNoticedWithinAMinute() throws InterruptedException {
        tables.update("UPDATE signing_key SET active_from = active_from - interval '30 days'");

        for (int attempt = 0; attempt < 240 && published().size() < 2; attempt++) {
            Thread.sleep(250);
        }

        assertEquals(2, published().size());
    }

    @Test
    void changes_areAudited() {
        String first = keys.active().kid();
        try (LogLines log = LogLines.listen()) {
            rotate();
            String second = keys.active().kid();

            List<String> audit = log.of("mia.audit").stream()
                    .map(line -> line.replaceAll("\"at\":\"[^\"]*\",", ""))
                    .map(line -> line.substring(line.indexOf('{')))
                    .toList();
            assertEquals(
                    List.of(event("key-made", second), event("key-retired", first), event("key-activated", second)),
                    audit);
        }
    }

    private static String event(String kind, String kid) {
        return "{\"schema\":1,\"event\":\"" + kind + "\",\"key\":\"" + kid + "\",\"reason\":\"rotation\"}";
    }
}
