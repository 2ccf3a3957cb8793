package chat.mia.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.catalogue.Catalogue;
import chat.mia.catalogue.Category;
import chat.mia.catalogue.Store;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the files that browsers get may not do. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class KitSourcesTest {

    private static final Path KIT = Path.of("src/main/resources/META-INF/resources/kit");
    private static final Pattern WRITE = Pattern.compile("localStorage\\.setItem\\(\\s*([^,]+?)\\s*,");
    private static final Pattern CACHE = Pattern.compile("caches\\.open\\(\\s*([^)]+?)\\s*\\)");
    private static final Pattern OTHER_STORES = Pattern.compile(
            "caches\\s*(\\[|\\.(?!open\\(|delete\\())|sessionStorage|indexedDB|document\\.cookie\\s*=|cookieStore|localStorage\\s*(\\[|\\.(?!getItem|setItem|removeItem))");
    private static final Pattern MARKUP_FROM_TEXT =
            Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function");
    private static final Pattern OTHER_ORIGIN =
            Pattern.compile("(https?:)?//[a-z0-9-]+\\.[a-z]", Pattern.CASE_INSENSITIVE);

    /** A name and no address: nobody asks for it. */
    private static final Pattern SVG_NAMESPACE = Pattern.compile("(['\"])http://www\\.w3\\.org/2000/svg\\1");

    @Inject
    Catalogue catalogue;

    @Test
    void sources_keysWritten_areDeclaredInTheCatalogue() throws IOException {
        Set<String> written = new TreeSet<>();
        for (String source : sources().values()) {
            for (MatchResult match : WRITE.matcher(source).results().toList()) {
                written.add(constant(source, match.group(1)));
            }
        }

        Set<String> declared =
                new TreeSet<>(catalogue.names(Store.LOCAL_STORAGE, Set.of(Category.ESSENTIAL, Category.FUNCTIONAL)));
        assertFalse(written.isEmpty());
        assertTrue(declared.containsAll(written), written + " but declared are " + declared);
    }

    @Test
    void sources_cachesOpened_areThoseOfTheCatalogue() throws IOException {
        Set<String> opened = new TreeSet<>();
        for (String source : sources().values()) {
            for (MatchResult match : CACHE.matcher(source).results().toList()) {
                opened.add(constant(source, match.group(1)));
            }
        }

        assertEquals(
                new TreeSet<>(catalogue.names(Store.CACHE, Set.of(Category.ESSENTIAL, Category.FUNCTIONAL))), opened);
    }

    @Test
    void sources_storage_isLocalStorageAndCachesByNameOnly() throws IOException {
        assertNowhere(OTHER_STORES);
    }

    @Test
    void sources_textFromElsewhere_neverBecomesMarkup() throws IOException {
        assertNowhere(MARKUP_FROM_TEXT);
    }

    @Test
    void sources_otherOrigins_areNotNamed() throws IOException {
        assertNowhere(OTHER_ORIGIN);
    }

    /** The key itself, or the constant that holds it: of the same file, or one of those that names.js gives to all. */
    private static String constant(String source, String key) throws IOException {
        if (key.startsWith("'")) {
            return key.substring(1, key.length() - 1);
        }
        boolean common = key.startsWith("names.");
        String declaration = common ? "  " + key.substring("names.".length()) + ": '" : "const " + key + " = '";
        return Pattern.compile(Pattern.quote(declaration) + "([^']+)'[;,]")
                .matcher(common ? Files.readString(KIT.resolve("names.js")) : source)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElse("a key that is not a constant: " + key);
    }

    private static void assertNowhere(Pattern forbidden) throws IOException {
        sources()
                .forEach((file, source) -> assertEquals(
                        Set.of(),
                        new TreeSet<>(forbidden
                                .matcher(SVG_NAMESPACE.matcher(source).replaceAll(""))
                                .results()
                                .map(MatchResult::group)
                                .toList()),
                        file.toString()));
    }

    private static Map<Path, String> sources() throws IOException {
        Map<Path, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(KIT)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sources.put(KIT.relativize(file), Files.readString(file));
            }
        }
        return sources;
    }
}
