package chat.mia.consent;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells the browser's family and platform and no more, for example {@code Firefox/Android}: enough for a visitor to know
 * the device again in the history, too little to know the visitor by.
 */
final class CoarseUserAgent {

    private static final String OTHER = "Other";

    /** The more special first: most browsers name others that they want to be taken for. */
    private static final Map<String, String> FAMILIES = inOrder(
            "Edg",
            "Edge",
            "OPR/",
            "Opera",
            "SamsungBrowser",
            "Samsung",
            "FxiOS",
            "Firefox",
            "Firefox",
            "Firefox",
            "CriOS",
            "Chrome",
            "Chrome",
            "Chrome",
            "Safari",
            "Safari");

    private static final Map<String, String> PLATFORMS = inOrder(
            "Android",
            "Android",
            "iPhone",
            "iOS",
            "iPad",
            "iOS",
            "Windows",
            "Windows",
            "Mac OS X",
            "macOS",
            "CrOS",
            "ChromeOS",
            "Linux",
            "Linux");

    private CoarseUserAgent() {}

    /** @param header may be null */
    static String of(String header) {
        String text = header == null ? "" : header;
        return first(FAMILIES, text) + "/" + first(PLATFORMS, text);
    }

    private static String first(Map<String, String> words, String text) {
        return words.entrySet().stream()
                .filter(word -> text.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(OTHER);
    }

    private static Map<String, String> inOrder(String... pairs) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], pairs[i + 1]);
        }
        return words;
    }
}
