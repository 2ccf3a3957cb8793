package chat.mia.kit;

import static chat.mia.testing.EarlierRelease.BEFORE;
import static chat.mia.testing.EarlierRelease.SWITCH;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import chat.mia.testing.EarlierRelease;
import chat.mia.testing.StoppedClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The version of then declares no cache, the announced one does. */
@QuarkusTest
@TestProfile(EarlierRelease.class)
class AnnouncedWorkerTest {

    @Inject
    StoppedClock clock;

    @AfterEach
    void runClock() {
        clock.run();
    }

    @Test
    void serviceWorker_cacheNotInThePolicy_takesItselfAwayUntilItIs() {
        clock.stopAt(BEFORE);
        assertWorker(containsString("registration.unregister()"));

        clock.stopAt(SWITCH);
        assertWorker(containsString("addEventListener('fetch'"));
    }

    private static void assertWorker(Matcher<String> text) {
        given().get("/kit/service-worker.js")
                .then()
                .statusCode(200)
                .header("Service-Worker-Allowed", "/")
                .header("Cache-Control", "no-cache")
                .body(text);
    }
}
