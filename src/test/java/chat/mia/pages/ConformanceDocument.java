package chat.mia.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code docs/conformance.md}: its tables are what a run saw, the words around them are written by hand. */
final class ConformanceDocument {

    private static final Path DOCUMENT = Path.of("docs/conformance.md");

    private ConformanceDocument() {}

    /**
     * The table of this name is the one that was seen. With {@code -Dconformance=write} it is put there instead.
     *
     * @throws AssertionError where the document has another
     */
    static void has(String name, List<String> table) {
        String text = read();
        String begin = "<!-- " + name + " -->\n";
        int start = text.indexOf(begin) + begin.length();
        int end = text.indexOf("<!-- end -->", start);
        String seen = String.join("\n", table) + "\n";
        if ("write".equals(System.getProperty("conformance"))) {
            write(text.substring(0, start) + seen + text.substring(end));
        } else {
            assertEquals(
                    text.substring(start, end),
                    seen,
                    DOCUMENT + " shows other " + name + " than were seen; -Dconformance=write corrects it");
        }
    }

    private static String read() {
        try {
            return Files.readString(DOCUMENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String text) {
        try {
            Files.writeString(DOCUMENT, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
