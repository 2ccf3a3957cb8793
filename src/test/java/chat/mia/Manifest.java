package chat.mia;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files that deploy the service, as values. */
final class Manifest {

    private static final Pattern DOCUMENTED = Pattern.compile("`((?:quarkus|smallrye)\\.[a-z0-9.-]+)`");

    private static final List<String> KNOWN =
            Stream.concat(Settings.declared().stream(), documented().stream()).toList();

    private Manifest() {}

    /** Every document of a YAML file; a key that stands twice is an error. */
    static List<JsonNode> documents(Path file) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        List<JsonNode> documents = new ArrayList<>();
        new Yaml(new SafeConstructor(options))
                .loadAll(text(file))
                .forEach(document -> documents.add(new YAMLMapper().valueToTree(document)));
        return documents;
    }

    /** Lines of the form {@code NAME=value}. */
    static Map<String, String> variables(Path file) {
        return text(file)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    /** The setting that an environment variable stands for; empty where there is none. */
    static String setting(String variable) {
        return KNOWN.stream()
                .filter(key -> variable.matches(
                        key.toUpperCase(Locale.ROOT).replace("<KEY>", "KEY").replaceAll("[^A-Z0-9]", "_")))
                .findFirst()
                .orElse("");
    }

    /** What a start would be configured with. */
    static Map<String, String> settings(Map<String, String> variables) {
        Map<String, String> settings = new HashMap<>();
        variables.forEach((name, value) -> settings.put(setting(name), value));
        return settings;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> files(Path folder, String suffix) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings of Quarkus that {@code docs/configuration.md} names; those of ours are declared. */
    private static Set<String> documented() {
        Matcher named = DOCUMENTED.matcher(text(Path.of("docs/configuration.md")));
        return named.results().map(match -> match.group(1)).collect(Collectors.toSet());
    }
}
