package chat.mia.web;

import java.util.Locale;
import java.util.Optional;

/** How the bytes of a page may be coded on their way (RFC 9110, section 8.4.1). */
public enum ContentCoding {
    IDENTITY,
    GZIP;

    /** Weights have at most three digits, so that this is less than any that is said. */
    private static final float LEAST = 0.000_1f;

    private static final float UNSAID = -1;

    /**
     * The coding that a reader likes best (RFC 9110, section 12.5.3), gzip where he likes both; empty where he refuses
     * both. What cannot be read counts as not said.
     *
     * @param accepted the value of {@code Accept-Encoding}; null means identity, since who does not ask may not decode
     */
    public static Optional<ContentCoding> best(String accepted) {
        if (accepted == null) {
            return Optional.of(IDENTITY);
        }
        float any = weight(accepted, "*");
        float gzip = said(weight(accepted, "gzip"), said(any, 0));
        // Acceptable unless it is said that it is not.
        float identity = said(weight(accepted, "identity"), said(any, LEAST));
        if (gzip > 0 && gzip >= identity) {
            return Optional.of(GZIP);
        }
        return identity > 0 ? Optional.of(IDENTITY) : Optional.empty();
    }

    private static float said(float weight, float otherwise) {
        return weight == UNSAID ? otherwise : weight;
    }

    private static float weight(String accepted, String coding) {
        for (String element : accepted.split(",")) {
            int end = element.indexOf(';');
            String name = (end < 0 ? element : element.substring(0, end)).trim().toLowerCase(Locale.ROOT);
            if (name.equals(coding) || name.equals("x-" + coding)) {
                return end < 0 ? 1 : weight(element.substring(end + 1).trim());
            }
        }
        return UNSAID;
    }

    private static float weight(String parameter) {
        return parameter.matches("[qQ]=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")
                ? Float.parseFloat(parameter.substring(2))
                : UNSAID;
    }
}
