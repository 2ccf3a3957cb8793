package chat.mia;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manifests under {@code deploy/kubernetes} say of the service what is so. */
class KubernetesTest {

    private static final Path FOLDER = Path.of("deploy/kubernetes");
    private static final JsonNode DEPLOYMENT = only("base/deployment.yaml").at("/spec");
    private static final JsonNode POD = DEPLOYMENT.at("/template/spec");
    private static final JsonNode CONTAINER = POD.at("/containers/0");
    private static final JsonNode MIGRATION = only("migration/job.yaml").at("/spec/template/spec");

    @Test
    void everyFile_isReadableAndSaysWhatItIs() {
        List<Path> files = Manifest.files(FOLDER, ".yaml");

        assertThat(files.size(), greaterThan(10));
        files.stream().flatMap(file -> Manifest.documents(file).stream()).forEach(document -> {
            assertFalse(document.at("/apiVersion").asText().isEmpty());
            assertFalse(document.at("/kind").asText().isEmpty());
            assertThat(document.at("/kind").asText(), not("Secret"));
        });
    }

    @Test
    void deployment_isGivenEverySettingThatAStartNeeds() {
        Map<String, String> variables = new HashMap<>(Manifest.variables(FOLDER.resolve("base/settings.env")));
        variables.putAll(literals("overlays/example/kustomization.yaml"));
        CONTAINER
                .at("/env")
                .forEach(variable -> variables.put(
                        variable.at("/name").asText(), variable.at("/value").asText()));
        Map<String, String> settings = Manifest.settings(variables);
        settings.putAll(secrets("mia-consent-secrets"));

        assertFalse(settings.containsKey(""), variables.keySet() + " holds a variable of no setting");
        assertFalse(settings.keySet().stream().anyMatch(name -> name.startsWith("quarkus.flyway.p")));
        assertEquals("", RequiredSettings.complaint(config(settings)));
    }

    @Test
    void migration_isGivenWhatItNeedsAndNoOtherSecret() {
        Map<String, String> variables = new HashMap<>(Manifest.variables(FOLDER.resolve("migration/settings.env")));
        variables.putAll(literals("overlays/example/migration/kustomization.yaml"));
        Map<String, String> settings = Manifest.settings(variables);
        Map<String, String> secrets = secrets("mia-consent-owner");
        settings.putAll(secrets);

        assertFalse(settings.containsKey(""), variables.keySet() + " holds a variable of no setting");
        assertEquals(List.of("quarkus.flyway.password"), List.copyOf(secrets.keySet()));
        assertEquals("", RequiredSettings.migrationComplaint(config(settings)));
        assertEquals(Migration.COMMAND, MIGRATION.at("/containers/0/args/0").asText());
    }

    @Test
    void secrets_areMountedWhereTheServiceLooksForThem() throws IOException {
        String where = applicationProperties().getProperty("%prod.smallrye.config.source.file.locations");

        for (JsonNode container : List.of(CONTAINER, MIGRATION.at("/containers/0"))) {
            assertThat(container.at("/volumeMounts").findValuesAsText("mountPath"), hasItem(where));
        }
        assertEquals(
                "mia-consent-secrets", POD.at("/volumes/0/secret/secretName").asText());
        assertEquals(
                "mia-consent-owner",
                MIGRATION.at("/volumes/0/secret/secretName").asText());
    }

    @Test
    void ports_areThoseOfTheService() throws IOException {
        Properties settings = applicationProperties();

        assertEquals(
                settings.getProperty("quarkus.http.port"),
                CONTAINER.at("/ports/0/containerPort").asText());
        assertEquals(
                settings.getProperty("quarkus.management.port"),
                CONTAINER.at("/ports/1/containerPort").asText());
        assertEquals(List.of("http", "management"), CONTAINER.at("/ports").findValuesAsText("name"));
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertEquals(
                    "management", CONTAINER.at("/" + probe + "/httpGet/port").asText(), probe);
        }
    }

    @Test
    void rollingUpdate_losesNoRequest() throws IOException {
        assertEquals(0, DEPLOYMENT.at("/strategy/rollingUpdate/maxUnavailable").asInt(-1));
        long shutdown = seconds("quarkus.shutdown.timeout") + seconds("%prod.quarkus.shutdown.delay");
        long notice = CONTAINER.at("/lifecycle/preStop/sleep/seconds").asLong();
        assertThat(notice, greaterThan(0L));
        assertThat(POD.at("/terminationGracePeriodSeconds").asLong(), greaterThan(notice + shutdown));
    }

    private static long seconds(String setting) throws IOException {
        return Duration.parse("PT" + applicationProperties().getProperty(setting))
                .toSeconds();
    }

    @Test
    void pods_areConfinedAndRunAsTheUserOfTheImages() {
        for (JsonNode pod : List.of(POD, MIGRATION)) {
            JsonNode user = pod.at("/securityContext/runAsUser");
            for (String dockerfile : List.of("Dockerfile.jvm", "Dockerfile.native-micro")) {
                assertTrue(Pattern.compile("(?m)^USER " + user + ":" + user + "$")
                        .matcher(Manifest.text(Path.of("src/main/docker", dockerfile)))
                        .find());
            }
            assertTrue(pod.at("/securityContext/runAsNonRoot").asBoolean());
            assertEquals(
                    "RuntimeDefault",
                    pod.at("/securityContext/seccompProfile/type").asText());
            assertFalse(pod.at("/automountServiceAccountToken").asBoolean(true));
            JsonNode container = pod.at("/containers/0/securityContext");
            assertTrue(container.at("/readOnlyRootFilesystem").asBoolean());
            assertFalse(container.at("/allowPrivilegeEscalation").asBoolean(true));
            assertEquals("[\"ALL\"]", container.at("/capabilities/drop").toString());
        }
    }

    @Test
    void selectors_findThePods() {
        JsonNode labels = DEPLOYMENT.at("/template/metadata/labels");

        Stream.of(
                        DEPLOYMENT.at("/selector/matchLabels"),
                        only("base/disruption-budget.yaml").at("/spec/selector/matchLabels"),
                        only("base/network-policy.yaml").at("/spec/podSelector/matchLabels"),
                        Manifest.documents(FOLDER.resolve("base/service.yaml"))
                                .get(0)
                                .at("/spec/selector"),
                        Manifest.documents(FOLDER.resolve("base/service.yaml"))
                                .get(1)
                                .at("/spec/selector"))
                .forEach(selector -> assertEquals(labels, selector));
    }

    private static Map<String, String> literals(String file) {
        Map<String, String> variables = new HashMap<>();
        only(file).at("/configMapGenerator/0/literals").forEach(literal -> {
            String[] parts = literal.asText().split("=", 2);
            variables.put(parts[0], parts[1]);
        });
        return variables;
    }

    /** What the command in the operator's guide puts into a secret. */
    private static Map<String, String> secrets(String name) {
        String guide = Manifest.text(Path.of("docs/operations.md"));
        int begin = guide.indexOf("create secret generic " + name);
        assertTrue(begin > 0, "docs/operations.md does not tell how " + name + " is made");
        String command = guide.substring(begin, guide.indexOf("\n\n", begin)).split("\nkubectl|```")[0];
        Map<String, String> secrets = new HashMap<>();
        Pattern.compile("--from-literal=([a-z0-9.-]+)=")
                .matcher(command)
                .results()
                .forEach(match -> secrets.put(match.group(1), match.group(1) + "-0123456789-0123456789"));
        return secrets;
    }

    private static SmallRyeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "manifests", 100))
                .build();
    }

    private static JsonNode only(String file) {
        return Manifest.documents(FOLDER.resolve(file)).get(0);
    }

    private static Properties applicationProperties() throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(Manifest.text(Path.of("src/main/resources/application.properties"))));
        return properties;
    }
}
