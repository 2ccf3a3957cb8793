package chat.mia.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An email address as its owner wrote it, without white space around it. */
record Email(String value) {

    /** RFC 5321, section 4.5.3.1.3, less the angle brackets. */
    private static final int MAX_LENGTH = 254;

    /** Only what no address can lack; whether it exists is told by a letter to it alone. */
    private static final Pattern SHAPE = Pattern.compile(
            "[^\\s@\\p{Cntrl}\\p{Cs}]{1,64}@[^\\s@\\p{Cntrl}\\p{Cs}.]+(\\.[^\\s@\\p{Cntrl}\\p{Cs}.]+)+");

    /** The address; empty where it cannot be one. */
    static Optional<Email> of(String text) {
        String stripped = text.strip();
        return stripped.length() <= MAX_LENGTH && SHAPE.matcher(stripped).matches()
                ? Optional.of(new Email(stripped))
                : Optional.empty();
    }

    /** What two spellings of one address have in common: normal form and lower case. */
    String key() {
        return Normalizer.normalize(value, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** Hides the address, which must not reach a log. */
    @Override
    public String toString() {
        return "Email";
    }
}
