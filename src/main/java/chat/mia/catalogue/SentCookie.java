package chat.mia.catalogue;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A header {@code Set-Cookie}, read as browsers read it (RFC 6265bis, section 5.6); its value is not kept. */
final class SentCookie {

    private static final String MAX_AGE = "max-age";
    private static final String EXPIRES = "expires";
    private static final String SECURE = "secure";

    private static final Pattern NOT_POSITIVE = Pattern.compile("0+|-\\d+");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,10}");

    private final String name;
    private final Map<String, String> attributes = new HashMap<>(8);
    private final Optional<String> maxAge;
    private final boolean expires;

    private SentCookie(String header) {
        String[] parts = header.split(";", -1);
        int equals = parts[0].indexOf('=');
        name = equals < 0 ? "" : parts[0].substring(0, equals).strip();
        for (int i = 1; i < parts.length; i++) {
            if (!parts[i].isBlank()) {
                add(parts[i]);
            }
        }
        maxAge = Optional.ofNullable(attributes.remove(MAX_AGE));
        expires = attributes.remove(EXPIRES) != null;
    }

    static SentCookie of(String header) {
        return new SentCookie(header);
    }

    /** Empty where it has none. */
    String name() {
        return name;
    }

    /** Whether it tells the browser to forget the cookie. */
    boolean isRemoval() {
        return maxAge.filter(age -> NOT_POSITIVE.matcher(age).matches()).isPresent();
    }

    boolean isSecure() {
        return attributes.containsKey(SECURE);
    }

    /** Whether it has the attributes of the entry and no others, whatever their order; those of its lifetime aside. */
    boolean isAttributedAs(CatalogueEntry entry) {
        Map<String, String> declared = new HashMap<>(8);
        declared.put("path", entry.path());
        declared.put(SECURE, "");
        declared.put("samesite", lower(entry.sameSite().attribute()));
        if (entry.httpOnly()) {
            declared.put("httponly", "");
        }
        return attributes.equals(declared);
    }

    /**
     * Whether it is kept as the entry says: to the end of the session, or for a Max-Age within the declared period, which a
     * browser takes before any Expires (RFC 6265bis, section 5.7).
     */
    boolean isKeptAs(CatalogueEntry entry) {
        return entry.lifetime()
                .longest()
                .map(longest -> maxAge.filter(age -> isWithin(longest, age)).isPresent())
                .orElse(maxAge.isEmpty() && !expires);
    }

    private static boolean isWithin(Duration longest, String age) {
        return SECONDS.matcher(age).matches() && Long.parseLong(age) <= longest.toSeconds();
    }

    /** A browser takes the last of several; who writes one twice has made a mistake, so it is kept as an attribute of its own. */
    private void add(String part) {
        int equals = part.indexOf('=');
        String attribute = lower((equals < 0 ? part : part.substring(0, equals)).strip());
        String text = equals < 0 ? "" : part.substring(equals + 1).strip();
        String former = attributes.put(attribute, meant(attribute, text));
        if (former != null) {
            attributes.put(attribute + " twice", former);
        }
    }

    private static String meant(String attribute, String text) {
        return switch (attribute) {
            // Flags: browsers do not look at what they are set to.
            case SECURE, "httponly" -> "";
            case "samesite" -> lower(text);
            default -> text;
        };
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
