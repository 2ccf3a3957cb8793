package chat.mia.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.StoppedClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The claim {@code consent} is right in every token that is made: at sign-up, sign-in, refresh, and with each change. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ClaimIssueTest {

    @Inject
    StoppedClock clock;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @BeforeEach
    void stopClock() {
        clock.stopAt(now);
    }

    @AfterEach
    void runClock() {
        clock.run();
    }

    @Test
    void signUp_isUnset() {
        assertEquals(new JsonObject().put("s", "unset"), Visitor.signedIn().claim());
    }

    @Test
    void change_isInTheNewTokenAtOnce() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES);
        assertEquals(claim(now, false, "analytics"), visitor.claim());
        clock.stopAt(now.plusSeconds(2));
        visitor.put(Visitor.NO);
        assertEquals(claim(now.plusSeconds(2), false), visitor.claim());
        clock.stopAt(now.plusSeconds(4));
        visitor.with("Sec-GPC", "1").put(Visitor.YES);
        assertEquals(claim(now.plusSeconds(4), true, "analytics"), visitor.claim());
        clock.stopAt(now.plusSeconds(6));
        visitor.withdraw();
        assertEquals(claim(now.plusSeconds(6), true), visitor.claim());
    }

    @Test
    void signInAndRefresh_haveTheNewestChoice() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES);
        Visitor other = visitor.elsewhere();
        assertEquals(claim(now, false, "analytics"), other.claim());
        clock.stopAt(now.plusSeconds(2));
        visitor.withdraw();
        assertEquals(claim(now, false, "analytics"), other.claim());
        other.browser.refresh().then().statusCode(200);
        assertEquals(claim(now.plusSeconds(2), false), other.claim());
    }

    @Test
    void changeByHeader_givesNoTokenAndTheNextRefreshDoes() {
        Visitor visitor = Visitor.signedIn();
        String before = visitor.cookie("access_token");
        visitor.with("Authorization", "Bearer " + before).put(Visitor.YES);
        assertEquals(before, visitor.cookie("access_token"));
        visitor.without("Authorization").browser.refresh().then().statusCode(200);
        assertNotEquals(before, visitor.cookie("access_token"));
        assertEquals(claim(now, false, "analytics"), visitor.claim());
    }

    private static JsonObject claim(Instant decided, boolean gpc, String... granted) {
        Instant end = decided.atOffset(ZoneOffset.UTC).plusMonths(12).toInstant();
        return new JsonObject()
                .put("s", "set")
                .put("v", Visitor.CURRENT_VERSION)
                .put("g", List.of(granted))
                .put("at", (int) decided.getEpochSecond())
                .put("exp", (int) end.getEpochSecond())
                .put("gpc", gpc);
    }
}
