package chat.mia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code compose.yaml} is complete, and good for nobody but who starts it. */
class ComposeTest {

    private static final JsonNode COMPOSE =
            Manifest.documents(Path.of("compose.yaml")).get(0);
    private static final JsonNode SERVICE = COMPOSE.at("/services/service");

    @Test
    void service_isGivenEverySettingThatAStartNeeds() {
        Map<String, String> variables = new HashMap<>();
        SERVICE.at("/environment")
                .properties()
                .forEach(variable -> variables.put(
                        variable.getKey(), variable.getValue().asText().replaceFirst("^\\$\\{[A-Z_]+:-(.*)}$", "$1")));
        Map<String, String> settings = Manifest.settings(variables);
        assertFalse(settings.containsKey(""), variables.keySet() + " holds a variable of no setting");
        Pattern.compile("/service/([a-z0-9.-]+)\"")
                .matcher(Manifest.text(Path.of("deploy/compose/make-secrets.sh")))
                .results()
                .forEach(
                        secret -> settings.put(secret.group(1), secret.group(1) + "-0123456789-0123456789-0123456789"));

        assertEquals(
                "",
                RequiredSettings.complaint(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(settings, "compose", 100))
                        .build()));
    }

    @Test
    void ports_areThisMachinesAlone() {
        List<String> ports = new ArrayList<>();
        COMPOSE.at("/services").forEach(service -> service.at("/ports").forEach(port -> ports.add(port.asText())));

        assertEquals(List.of("127.0.0.1:8080:8080", "127.0.0.1:9000:9000"), ports);
    }

    @Test
    void images_arePinnedByVersion() {
        COMPOSE.at("/services").forEach(service -> {
            String image = service.at("/image").asText();
            assertTrue(image.matches(".+:[0-9]+\\.[0-9].*"), image);
        });
        String version =
                Manifest.text(Path.of("pom.xml")).replaceFirst("(?s).*?<version>(.*?)(-SNAPSHOT)?</version>.*", "$1");
        assertEquals("mia-consent:" + version, SERVICE.at("/image").asText());
        assertTrue(Manifest.text(Path.of(".github/workflows/build.yml")).contains("-t mia-consent:" + version + " ."));
    }

    @Test
    void overlays_nameARelease() {
        for (String overlay : List.of("example", "example/migration")) {
            JsonNode tag = Manifest.documents(Path.of("deploy/kubernetes/overlays", overlay, "kustomization.yaml"))
                    .get(0)
                    .at("/images/0/newTag");
            assertTrue(tag.asText().matches("[0-9]+\\.[0-9]+\\.[0-9]+"), tag.asText());
        }
    }

    @Test
    void files_areThere() {
        assertTrue(Files.exists(Path.of(SERVICE.at("/build/dockerfile").asText())));
        COMPOSE.at("/services")
                .forEach(service -> service.at("/volumes").forEach(volume -> {
                    String source = volume.asText().split(":")[0];
                    assertTrue(
                            source.startsWith(".")
                                    ? Files.exists(Path.of(source))
                                    : COMPOSE.at("/volumes").has(source),
                            source);
                }));
    }

    @Test
    void service_isConfinedAndHasTimeToStop() {
        assertTrue(SERVICE.at("/read_only").asBoolean());
        assertEquals("[\"ALL\"]", SERVICE.at("/cap_drop").toString());
        assertTrue(SERVICE.at("/tmpfs/0").asText().startsWith("/tmp:exec"));
        assertEquals("30s", SERVICE.at("/stop_grace_period").asText());
    }
}
