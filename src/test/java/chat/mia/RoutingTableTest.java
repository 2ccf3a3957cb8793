package chat.mia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The ingress of the example sends every path of the service here, and no other. */
class RoutingTableTest {

    /** The app has it; the service's own is for whoever tries it without one. */
    private static final String LANDING_PAGE = "/";

    private static final Path RESOURCES = Path.of("src/main/resources/META-INF/resources");
    private static final Set<String> ROUTES = StreamSupport.stream(
                    Manifest.documents(Path.of("deploy/kubernetes/base/ingress.yaml"))
                            .get(0)
                            .at("/spec/rules/0/http/paths")
                            .spliterator(),
                    false)
            .map(RoutingTableTest::route)
            .collect(Collectors.toCollection(TreeSet::new));

    @Test
    void everyResource_hasARoute() {
        Set<String> paths = paths();
        paths.remove(LANDING_PAGE);

        assertTrue(paths.size() > 15, paths.toString());
        assertEquals(Set.of(), without(paths, path -> ROUTES.stream().anyMatch(route -> leads(route, path))));
    }

    @Test
    void everyRoute_leadsToSomething() {
        Set<String> paths = paths();
        paths.add("/q/openapi");

        assertEquals(
                Set.of(),
                without(
                        ROUTES,
                        route -> paths.stream().anyMatch(path -> leads(route, path))
                                || Files.isDirectory(
                                        RESOURCES.resolve(bare(route).substring(1)))));
    }

    @Test
    void guide_listsTheRoutes() {
        String guide = Manifest.text(Path.of("docs/operations.md"));

        assertEquals(Set.of(), without(ROUTES, route -> guide.contains("| `" + bare(route) + "` |")));
    }

    private static Set<String> without(Set<String> paths, Predicate<String> known) {
        return paths.stream().filter(known.negate()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** A prefix ends in {@code *}. */
    private static String route(JsonNode path) {
        return path.at("/path").asText() + (path.at("/pathType").asText().equals("Prefix") ? "*" : "");
    }

    private static String bare(String route) {
        return route.replaceFirst("\\*$", "");
    }

    private static boolean leads(String route, String path) {
        return path.equals(bare(route)) || route.endsWith("*") && path.startsWith(bare(route) + "/");
    }

    private static Set<String> paths() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("chat.mia").stream()
                        .filter(type -> type.isAnnotatedWith(jakarta.ws.rs.Path.class))
                        .map(type -> type.getAnnotationOfType(jakarta.ws.rs.Path.class)
                                .value())
                        .collect(Collectors.toCollection(TreeSet::new));
    }
}
