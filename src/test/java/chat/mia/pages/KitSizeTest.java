package chat.mia.pages;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a page loads that asks and that gates scripts: modules, style sheet and the words of one language, as they are sent. */
class KitSizeTest {

    private static final Path KIT = Path.of("src/main/resources/META-INF/resources/kit");
    private static final int BUDGET = 8192;
    private static final Pattern IMPORT = Pattern.compile("^(?:import|export)[^;]*?'(\\./[^']+)';", Pattern.MULTILINE);

    @Test
    void consentPart_gzipped_isWithinItsBudget() throws IOException {
        Map<Path, Integer> sizes = new TreeMap<>();
        for (Path file : loadedWith("gate.js", "prompt.js")) {
            sizes.put(file, gzipped(file));
        }
        sizes.put(Path.of("kit.css"), gzipped(Path.of("kit.css")));
        Path words = largestWords();
        sizes.put(words, gzipped(words));
        int total = sizes.values().stream().mapToInt(Integer::intValue).sum();

        sizes.forEach((file, size) -> System.out.printf("%6d  kit/%s%n", size, file));
        System.out.printf("%6d  of %d bytes for the consent part of the kit%n", total, BUDGET);
        assertTrue(sizes.containsKey(Path.of("consent.js")), sizes.toString());
        assertTrue(total <= BUDGET, sizes + " are " + total + " bytes");
    }

    /** These modules and all that they import before they run; what is imported later is not of the first page. */
    private static TreeSet<Path> loadedWith(String... entries) throws IOException {
        TreeSet<Path> loaded = new TreeSet<>();
        for (String entry : entries) {
            load(Path.of(entry), loaded);
        }
        return loaded;
    }

    private static void load(Path module, TreeSet<Path> loaded) throws IOException {
        if (loaded.add(module)) {
            for (MatchResult match : IMPORT.matcher(Files.readString(KIT.resolve(module)))
                    .results()
                    .toList()) {
                load(module.resolveSibling(match.group(1)).normalize(), loaded);
            }
        }
    }

    private static Path largestWords() throws IOException {
        try (Stream<Path> words = Files.list(KIT.resolve("words"))) {
            return words.map(KIT::relativize)
                    .max(Comparator.comparingInt(KitSizeTest::gzipped))
                    .orElseThrow();
        }
    }

    private static int gzipped(Path file) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(Files.readAllBytes(KIT.resolve(file)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return compressed.size();
    }
}
