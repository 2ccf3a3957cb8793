package chat.mia.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Alert rules that name what does not exist never fire; MetricsTest holds the document to the service. */
class AlertsTest {

    private static final Path RULES = Path.of("deploy/alerts/mia-consent.rules.yaml");

    /** Of Prometheus itself, and of its blackbox exporter, which looks at the ingress. */
    private static final Set<String> OTHERS = Set.of("up", "probe_ssl_earliest_cert_expiry");

    @Test
    void rules_nameOnlyMetricsThatAreDocumented() throws IOException {
        Set<String> documented = found("(?m)^\\| `([a-z_0-9]+)` \\|", Path.of("docs/metrics.md"));

        Set<String> named = found("([a-z_0-9]+)\\{job=", RULES);
        assertTrue(named.size() > 8, named.toString());
        named.removeAll(OTHERS);
        named.removeAll(documented);
        assertEquals(Set.of(), named);
    }

    @Test
    void runbooks_areThere_andNameTheirAlerts() throws IOException {
        String operations = Files.readString(Path.of("docs/operations.md"));
        Set<String> anchors = Pattern.compile("(?m)^#{2,} (.*)$")
                .matcher(operations)
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT).replace(' ', '-'))
                .collect(Collectors.toSet());
        Set<String> linked = found("runbook_url: docs/operations.md#(\\S+)", RULES);

        assertTrue(anchors.containsAll(linked), linked + " are not all in " + anchors);
        assertEquals(
                List.of(),
                found("alert: (\\w+)", RULES).stream()
                        .filter(alert -> !operations.contains("`" + alert + "` ("))
                        .toList());
    }

    @Test
    void rules_areAllTried() throws IOException {
        assertEquals(
                found("alert: (\\w+)", RULES),
                found("alertname: (\\w+)", Path.of("deploy/alerts/mia-consent.test.yaml")));
    }

    private static Set<String> found(String pattern, Path file) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map(hit -> hit.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
