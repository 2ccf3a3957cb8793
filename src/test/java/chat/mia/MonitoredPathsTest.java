package chat.mia;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.PostgresResource;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the manifests for Kubernetes ask of the management port is there. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MonitoredPathsTest {

    private static final Path FOLDER = Path.of("deploy/kubernetes");

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void probes_ofTheDeployment_areAnswered() {
        JsonNode container = document("base/deployment.yaml").at("/spec/template/spec/containers/0");
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertEquals(200, status(container.at("/" + probe + "/httpGet/path")), probe);
        }
    }

    @Test
    void metrics_areWhereTheMonitorLooks_underTheJobThatTheAlertsAskFor() {
        JsonNode monitor =
                document("components/service-monitor/service-monitor.yaml").at("/spec");
        assertEquals(200, status(monitor.at("/endpoints/0/path")));

        String job = monitor.at("/selector/matchLabels")
                .path(monitor.at("/jobLabel").asText())
                .asText();
        Path rules = Path.of("deploy/alerts/mia-consent.rules.yaml");
        assertEquals(
                "absent(up{job=\"" + job + "\"} == 1)",
                Manifest.documents(rules).get(0).at("/groups/0/rules/0/expr").asText());
    }

    private int status(JsonNode path) {
        return RestAssured.get(management.resolve(path.asText())).statusCode();
    }

    private static JsonNode document(String file) {
        return Manifest.documents(FOLDER.resolve(file)).get(0);
    }
}
