package chat.mia.catalogue;

import java.util.Locale;

/** Which cross-site requests carry a cookie (RFC 6265bis, section 5.6.7); {@code None} is of no use to this product. */
public enum SameSite {
    STRICT("Strict"),
    LAX("Lax");

    private final String attribute;

    SameSite(String attribute) {
        this.attribute = attribute;
    }

    /** The one with this {@link #attribute}. */
    static SameSite named(String attribute) {
        return valueOf(attribute.toUpperCase(Locale.ROOT));
    }

    /** The attribute's value as it is written in {@code Set-Cookie}. */
    public String attribute() {
        return attribute;
    }
}
