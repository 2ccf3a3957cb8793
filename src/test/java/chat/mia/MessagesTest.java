package chat.mia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.web.Languages;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every text stands in every language. Qute ends the build over a key too many, but where one is missing it shows the
 * English text without a word.
 */
class MessagesTest {

    private static final Path FOLDER = Path.of("src/main/resources/messages");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");

    /** Names of headers, members and addresses, which are the same in every language. */
    private static final Pattern CODE = Pattern.compile("`[^`]*`?");

    /** What is a name, or the same word in both languages; a file and the keys in it. */
    private static final Map<String, Set<String>> SAME_WORD = Map.of(
            "policy_de.properties", Set.of("nameHeading"),
            "policy_fr.properties", Set.of("versionLabel", "contactTitle"),
            "problems_fr.properties", Set.of("type"),
            "landing_fr.properties", Set.of("stateSession"),
            "frame_de.properties", Set.of("openApi"),
            "frame_fr.properties", Set.of("openApi"),
            "frame_es.properties", Set.of("openApi"),
            "frame_uk.properties", Set.of("openApi"),
            "frame_ar.properties", Set.of("openApi"));

    static List<Bundle> bundles() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("chat.mia").stream()
                        .filter(type -> type.isAnnotatedWith(MessageBundle.class))
                        .map(JavaClass::reflect)
                        .map(Bundle::of)
                        .toList();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bundle_inEachLanguage_hasEachKeyOnceAndNoOther(Bundle bundle) {
        for (Locale language : languages()) {
            assertEquals(bundle.english().keySet(), bundle.in(language).keySet(), bundle.file(language));
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bundle_inEachLanguage_hasNoEmptyTextAndTheSamePlaceholders(Bundle bundle) {
        for (Locale language : languages()) {
            bundle.in(language).forEach((key, text) -> {
                assertTrue(!text.isBlank(), bundle.file(language) + " " + key);
                assertEquals(
                        placeholders(bundle.english().get(key)), placeholders(text), bundle.file(language) + " " + key);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bundle_inEachLanguage_namesTheSameCode(Bundle bundle) {
        for (Locale language : languages()) {
            bundle.in(language)
                    .forEach((key, text) -> assertEquals(
                            code(bundle.english().get(key)), code(text), bundle.file(language) + " " + key));
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bundle_inEachLanguage_isTranslated(Bundle bundle) {
        for (Locale language : languages()) {
            Set<String> untranslated = bundle.in(language).entrySet().stream()
                    .filter(text -> text.getValue().equals(bundle.english().get(text.getKey())))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toCollection(TreeSet::new));

            assertEquals(SAME_WORD.getOrDefault(bundle.file(language), Set.of()), untranslated, bundle.file(language));
        }
    }

    @Test
    void files_ofTheFolder_areThoseOfTheBundlesAndLanguages() throws IOException {
        Set<String> expected = bundles().stream()
                .flatMap(bundle -> languages().stream().map(bundle::file))
                .collect(Collectors.toCollection(TreeSet::new));

        try (Stream<Path> files = Files.list(FOLDER)) {
            assertEquals(
                    expected,
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    private static List<Locale> languages() {
        return Languages.WRITTEN.stream()
                .filter(language -> !language.equals(Locale.ENGLISH))
                .toList();
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map((MatchResult placeholder) -> placeholder.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> code(String text) {
        return CODE.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    /** The texts of one bundle: English by the interface, others by files. */
    record Bundle(String name, Map<String, String> english) {

        static Bundle of(Class<?> type) {
            Map<String, String> english = new TreeMap<>();
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Message.class)) {
                    english.put(
                            method.getName(),
                            method.getAnnotation(Message.class).value());
                }
            }
            return new Bundle(type.getAnnotation(MessageBundle.class).value(), english);
        }

        String file(Locale language) {
            return name + "_" + language.toLanguageTag() + ".properties";
        }

        Map<String, String> in(Locale language) {
            Map<String, String> texts = new TreeMap<>();
            Properties once = new Properties() {
                private static final long serialVersionUID = 1;

                @Override
                public synchronized Object put(Object key, Object text) {
                    assertEquals(null, texts.put((String) key, (String) text), file(language) + " " + key + " twice");
                    return null;
                }
            };
            try (Reader file = Files.newBufferedReader(FOLDER.resolve(file(language)))) {
                once.load(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return texts;
        }
    }
}
