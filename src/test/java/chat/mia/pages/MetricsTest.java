package chat.mia.pages;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Browser;
import chat.mia.testing.Metrics;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operators build alarms on metrics: what there is, is what docs/metrics.md says. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MetricsTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_0-9]+)` \\| (\\w+) \\|([^|]*)\\|");
    private static final String CHOICE = """
        {"policyVersion": "2026-04-25", "choices": {"analytics": true}, "source": "banner", "locale": "en"}\
        """;

    private static final List<String> INVITING = List.of(
            "/legal/cookies/",
            "/legal/cookies?",
            "/kit/",
            "/kit/3f2a91c07be4/",
            "/api/v1/",
            "/problems/",
            "/privacy/",
            "/admin/",
            "/.well-known/",
            "/");

    private static final String INVENTED = UUID.randomUUID().toString();

    private Browser browser;

    @BeforeEach
    void useEverything() {
        browser = Browser.signedUp();
        browser.refresh().then().statusCode(200);
        browser.call("PUT", "/api/v1/consent", CHOICE).then().statusCode(200);
        browser.call("GET", "/api/v1/consent/check/analytics/" + INVENTED)
                .then()
                .statusCode(204);
        browser.call("GET", "/api/v1/sessions").then().statusCode(200);
        browser.call("DELETE", "/api/v1/sessions/" + INVENTED);
        new Browser()
                .call("POST", "/api/v1/session", Map.of("email", browser.email(), "password", "not this one"))
                .then()
                .statusCode(401);
        for (String path : INVITING) {
            for (String method : List.of("GET", "HEAD", "POST", "OPTIONS", "BREW")) {
                given().redirects().follow(false).request(method, path + INVENTED);
            }
        }
    }

    @Test
    void document_namesEveryMetricOfOurs_withTypeAndLabels_andNoOther() throws IOException {
        Metrics metrics = Metrics.now();
        Map<String, String> found = new TreeMap<>();
        metrics.labels().forEach((name, labels) -> {
            if (name.startsWith("mia_")) {
                found.put(name, metrics.type(name) + " " + labels);
            }
        });

        assertEquals(lines(found), lines(documented(name -> name.startsWith("mia_"))));
    }

    @Test
    void otherMetricsThatTheDocumentNames_areThere() throws IOException {
        Map<String, Set<String>> found = Metrics.now().labels();

        documented(name -> !name.startsWith("mia_"))
                .forEach((name, kind) -> assertTrue(found.containsKey(name), name + " is not in " + found.keySet()));
    }

    @Test
    void labels_holdNothingOfPeople_andNothingThatCallersInvent() {
        String metrics = Metrics.now().toString();

        for (String personal : List.of(
                browser.email(),
                browser.session().toString(),
                browser.cookie("access_token"),
                browser.cookie("refresh_token"),
                browser.cookie("csrf_token"),
                INVENTED)) {
            assertFalse(metrics.contains(personal), personal + " in " + metrics);
        }
        assertFalse(Metrics.now().values("method").contains("BREW"), metrics);
        Set<String> paths = Metrics.now().values("uri");
        assertTrue(paths.contains("/api/v1/consent/check/{category}"), paths.toString());
        assertTrue(paths.contains("/kit/{file}"), paths.toString());
        assertTrue(paths.contains("METHOD_NOT_ALLOWED"), paths.toString());
    }

    private static Map<String, String> documented(Predicate<String> which) throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs/metrics.md")))
                .results()
                .filter(row -> which.test(row.group(1)))
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2) + " " + labels(row.group(3))));
    }

    private static Set<String> labels(String cell) {
        return Stream.of(cell.split(","))
                .map(label -> label.replaceAll("[` ]", ""))
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String lines(Map<String, String> map) {
        return map.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}
