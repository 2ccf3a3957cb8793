package chat.mia;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterResourceBundle;
import io.quarkus.util.GlobUtil;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What is declared for a native executable names what is there; {@code docs/native.md} tells why each stands there. */
class NativeDeclarationsTest {

    private static final Path DECLARED = Path.of("src/main/resources/META-INF/native-image/chat.mia/mia-consent");
    private static final Set<String> ENTRIES = classPath();

    @Test
    void resources_areOnTheClassPath() throws IOException {
        List<Pattern> patterns = new ArrayList<>();
        for (String glob : setting("quarkus.native.resources.includes")) {
            patterns.add(Pattern.compile(GlobUtil.toRegexPattern(glob)));
        }
        json("resource-config.json")
                .at("/resources/includes")
                .forEach(include ->
                        patterns.add(Pattern.compile(include.at("/pattern").asText())));

        assertThat(patterns.size(), greaterThan(3));
        patterns.forEach(pattern ->
                assertTrue(ENTRIES.stream().anyMatch(pattern.asMatchPredicate()), pattern + " matches nothing"));
    }

    @Test
    void classesMadeAtRunTime_areOnTheClassPath() throws IOException {
        List<String> packages = setting("quarkus.native.additional-build-args").stream()
                .map(argument ->
                        argument.replaceFirst("^--initialize-at-run-time=", "").replace('.', '/'))
                .toList();

        assertEquals(2, packages.size(), packages.toString());
        packages.forEach(name -> assertTrue(ENTRIES.stream().anyMatch(entry -> entry.startsWith(name + "/")), name));
    }

    @Test
    void reflectionAndJni_nameWhatExists() throws ReflectiveOperationException, IOException {
        for (String file : List.of("reflect-config.json", "jni-config.json")) {
            JsonNode classes = json(file);
            assertThat(classes.size(), greaterThan(10));
            for (JsonNode declared : classes) {
                Class<?> type = load(declared.at("/name").asText());
                for (JsonNode method : declared.at("/methods")) {
                    requireMember(type, method);
                }
            }
        }
    }

    /** Corretto's own list: whatever it makes by name must be declared. */
    @Test
    void reflection_coversEveryServiceOfTheProvider() throws IOException {
        Set<String> declared = new TreeSet<>(json("reflect-config.json").findValuesAsText("name"));

        Set<String> missing = new AmazonCorrettoCryptoProvider()
                .getServices().stream()
                        .map(Provider.Service::getClassName)
                        .filter(name -> ENTRIES.contains(name.replace('.', '/') + ".class"))
                        .filter(name -> !declared.contains(name))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(Set.of(), missing);
    }

    @Test
    void resourceBundles_exist() throws ReflectiveOperationException {
        RegisterResourceBundle[] bundles =
                load("chat.mia.account.PasswordStrength").getAnnotationsByType(RegisterResourceBundle.class);

        assertEquals(2, bundles.length);
        for (RegisterResourceBundle bundle : bundles) {
            ResourceBundle.getBundle(bundle.bundleName());
        }
    }

    @Test
    void everyDeclaration_isExplained() throws IOException {
        String document = Manifest.text(Path.of("docs/native.md"));

        Stream.of(
                        setting("quarkus.native.resources.includes"),
                        setting("quarkus.native.additional-build-args"),
                        List.of("reflect-config.json", "jni-config.json", "resource-config.json"))
                .flatMap(List::stream)
                .forEach(declared -> assertTrue(document.contains(declared), declared));
    }

    private static void requireMember(Class<?> type, JsonNode method) throws ReflectiveOperationException {
        List<Class<?>> parameters = new ArrayList<>();
        for (JsonNode parameter : method.at("/parameterTypes")) {
            parameters.add(load(parameter.asText()));
        }
        String name = method.at("/name").asText();
        Class<?>[] types = parameters.toArray(Class<?>[]::new);
        if (name.equals("<init>")) {
            type.getDeclaredConstructor(types);
        } else {
            type.getDeclaredMethod(name, types);
        }
    }

    private static Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(name, false, NativeDeclarationsTest.class.getClassLoader());
    }

    private static JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(DECLARED.resolve(file).toFile());
    }

    private static List<String> setting(String name) throws IOException {
        Properties properties = new Properties();
        properties.load(Files.newBufferedReader(Path.of("src/main/resources/application.properties")));
        return List.of(properties.getProperty(name).split(",\\s*"));
    }

    /** What is packaged: our own resources and the libraries'. */
    private static Set<String> classPath() {
        Set<String> entries = new TreeSet<>();
        try (Stream<Path> ours = Files.list(Path.of("src/main/resources"))) {
            ours.forEach(path -> entries.add(path.getFileName().toString()));
            for (String place : System.getProperty("java.class.path").split(File.pathSeparator)) {
                if (place.endsWith(".jar")) {
                    addEntries(place, entries);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    private static void addEntries(String place, Set<String> entries) throws IOException {
        try (ZipFile jar = new ZipFile(place)) {
            jar.stream().forEach(entry -> entries.add(entry.getName()));
        }
    }
}
