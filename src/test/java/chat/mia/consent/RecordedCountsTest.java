package chat.mia.consent;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.PostgresResource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RecordedCountsTest {

    @Inject
    MeterRegistry registry;

    private Map<String, Integer> before;

    @BeforeEach
    void remember() {
        before = counts();
    }

    @Test
    void choices_ofAnAccount_areCountedByWhatTheyDid() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES).then().statusCode(200);
        visitor.put(Visitor.YES).then().statusCode(200);
        visitor.put(Visitor.NO).then().statusCode(200);
        visitor.withdraw().then().statusCode(200);

        assertCounted(Map.of("grant account", 2, "change account", 1, "withdraw account", 1));
    }

    @Test
    void choices_ofAnonymousBrowsers_areCountedByWhetherTheyHaveASubject() {
        Visitor.anonymous().put(Visitor.NO).then().statusCode(200);
        Visitor.anonymous().withdraw().then().statusCode(200);
        Visitor visitor = Visitor.anonymous();
        String receipt = visitor.put(Visitor.YES).path("receipt");
        visitor.with("Consent-Receipt", receipt).put(Visitor.NO).then().statusCode(200);

        assertCounted(Map.of("refuse none", 1, "withdraw none", 1, "grant subject", 1, "change subject", 1));
    }

    @Test
    void link_isCountedForItsAccount() {
        String receipt = ReceiptCredentialTest.grant();
        Visitor.signedIn()
                .browser
                .call("POST", "/api/v1/consent/link", Map.of("receipt", receipt))
                .then()
                .statusCode(200);

        assertCounted(Map.of("grant subject", 1, "link account", 1));
    }

    @Test
    void whatIsNotRecorded_isNotCounted() {
        Visitor visitor =
                Visitor.signedIn().with("Idempotency-Key", UUID.randomUUID().toString());
        visitor.put(Visitor.YES).then().statusCode(200);
        visitor.put(Visitor.YES).then().statusCode(200);
        visitor.put("{}").then().statusCode(400);

        assertCounted(Map.of("grant account", 1));
    }

    @Test
    void metrics_onTheManagementPort_nameEveryKind() {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);

        String text = RestAssured.get("http://localhost:" + port + "/q/metrics").asString();

        for (Action action : Action.values()) {
            for (String holder : List.of("account", "subject", "none")) {
                assertThat(
                        text,
                        containsString("mia_consent_recorded_total{action=\"" + action.text() + "\",holder=\"" + holder
                                + "\"}"));
            }
        }
    }

    private void assertCounted(Map<String, Integer> expected) {
        Map<String, Integer> more = counts();
        more.replaceAll((kind, count) -> count - before.get(kind));
        more.values().removeIf(count -> count == 0);
        assertEquals(expected, more);
    }

    private Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Counter counter : registry.get("mia.consent.recorded").counters()) {
            counts.put(
                    counter.getId().getTag("action") + " " + counter.getId().getTag("holder"), (int) counter.count());
        }
        return counts;
    }
}
