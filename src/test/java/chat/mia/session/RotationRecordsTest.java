package chat.mia.session;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.LogLines;
import chat.mia.testing.PostgresResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RotationRecordsTest extends RotationFixture {

    @Inject
    MeterRegistry registry;

    private LogLines log;
    private Map<RotationOutcome, Double> before;

    @BeforeEach
    void listen() {
        log = LogLines.listen();
        before = counts();
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void refresh_ofEachEverydayKind_isCountedAndNotAudited() {
        refreshes(browser);
        var late = browser.copy();
        rotated(browser);
        refreshes(late);
        browser.copy().set("refresh_token", "x").refresh().then().statusCode(401);
        tables.update("UPDATE auth_session SET status = 1 WHERE sid = ?", sid);
        browser.refresh().then().statusCode(401);

        assertCounted(
                RotationOutcome.KEEP,
                RotationOutcome.ROTATED,
                RotationOutcome.REPLAY,
                RotationOutcome.FORGED,
                RotationOutcome.DEAD);
        assertAudited();
    }

    @Test
    void refresh_thatForksAndComesBack_isCountedAndAudited() {
        var late = browser.copy();
        rotated(browser);
        age(31);
        late.refresh().then().statusCode(200);
        refreshes(browser);

        assertCounted(RotationOutcome.ROTATED, RotationOutcome.FORK, RotationOutcome.UNFORK);
        assertAudited("session-fork", "session-unfork");
    }

    @Test
    void refresh_withAStolenCopy_isCountedAndAudited() {
        var late = browser.copy();
        rotated(browser);
        age(31);
        late.with("User-Agent", SAFARI).refresh().then().statusCode(401);

        assertCounted(RotationOutcome.ROTATED, RotationOutcome.THEFT);
        assertAudited("session-theft");
        assertThat(audited().get(0), containsString("\"client\":\"Safari/macOS\""));
    }

    @Test
    void metrics_onTheManagementPort_nameEveryOutcome() {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);

        String text = RestAssured.get("http://localhost:" + port + "/q/metrics").asString();

        for (RotationOutcome outcome : RotationOutcome.values()) {
            assertThat(text, containsString("mia_session_refresh_total{outcome=\"" + outcome.label() + "\"}"));
        }
    }

    private void assertCounted(RotationOutcome... happened) {
        Map<RotationOutcome, Double> difference = counts();
        difference.replaceAll((outcome, count) -> count - before.get(outcome));
        difference.values().removeIf(count -> count == 0);
        Map<RotationOutcome, Double> expected = new EnumMap<>(RotationOutcome.class);
        for (RotationOutcome outcome : happened) {
            expected.put(outcome, 1.0);
        }
        assertEquals(expected, difference);
    }

    private void assertAudited(String... events) {
        List<String> lines = audited();
        List<String> expected = new ArrayList<>();
        for (String event : events) {
            expected.add("\"event\":\"" + event + "\"");
        }
        assertEquals(events.length, lines.size(), lines.toString());
        for (int i = 0; i < events.length; i++) {
            assertThat(lines.get(i), containsString(expected.get(i)));
            assertThat(lines.get(i), containsString("\"session\":\"" + sid + "\""));
            assertThat(lines.get(i), containsString("\"account\":\"" + value("account_id") + "\""));
        }
    }

    private List<String> audited() {
        return log.of("mia.audit").stream()
                .filter(line -> line.contains(sid.toString()))
                .toList();
    }

    private Map<RotationOutcome, Double> counts() {
        Map<RotationOutcome, Double> counts = new EnumMap<>(RotationOutcome.class);
        for (RotationOutcome outcome : RotationOutcome.values()) {
            counts.put(
                    outcome,
                    registry.get("mia.session.refresh")
                            .tag("outcome", outcome.label())
                            .counter()
                            .count());
        }
        return counts;
    }
}
