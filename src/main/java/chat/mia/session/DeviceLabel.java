package chat.mia.session;

import java.util.Optional;
import java.util.regex.Pattern;
import ua_parser.OS;
import ua_parser.Parser;
import ua_parser.UserAgent;

/** Names a browser so that its owner knows it again: family and system, without versions. */
final class DeviceLabel {

    /** What is shown where nothing is known. */
    static final String UNKNOWN = "Unknown browser";

    /** As long as the column {@code device}. */
    static final int MAX_LENGTH = 80;

    /** Browsers stay below it; the time that the parser's expressions take grows faster than the length. */
    private static final int MAX_PARSED = 512;

    /** How the parser says that it does not know. */
    private static final String OTHER = "Other";

    /** What the parser adds to families and the system's name says already. */
    private static final Pattern REPEATED = Pattern.compile("\\b(?:Mobile|iOS|UI/WKWebView)\\b ?");

    /** Some names are cut out of the header, which may hold anything. */
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[^\\p{L}\\p{N} .+!/_()-]");

    /** Reading its 1,179 expressions takes 0.2 s, on the JVM at the first sign-in, in a native image while it is built. */
    private static final Parser PARSER = new Parser();

    private DeviceLabel() {}

    /** @param userAgent the header {@code User-Agent}; null where it is absent */
    static String of(String userAgent) {
        if (userAgent == null) {
            return UNKNOWN;
        }
        String parsed = userAgent.substring(0, Math.min(userAgent.length(), MAX_PARSED));
        String label = label(PARSER.parseUserAgent(parsed), PARSER.parseOS(parsed));
        return label.substring(0, Math.min(label.length(), MAX_LENGTH));
    }

    private static String label(UserAgent browser, OS system) {
        String family = name(REPEATED.matcher(browser.family).replaceAll("")).orElse(UNKNOWN);
        return name(system.family).map(name -> family + " on " + usual(name)).orElse(family);
    }

    private static Optional<String> name(String parsed) {
        return Optional.of(NOT_IN_A_NAME.matcher(parsed).replaceAll("").strip())
                .filter(name -> !name.isEmpty() && !name.equals(OTHER));
    }

    private static String usual(String system) {
        return switch (system) {
            case "Mac OS X" -> "macOS";
            case "Chrome OS" -> "ChromeOS";
            default -> system;
        };
    }
}
