package chat.mia.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A cookie on its way to the browser. Made from a catalogue entry and in no other way, so that what the policy lists and
 * what is set cannot differ.
 */
public final class SetCookie {

    /** {@code cookie-octet} of RFC 6265, section 4.1.1. */
    private static final Pattern VALUE = Pattern.compile("[\\x21\\x23-\\x2B\\x2D-\\x3A\\x3C-\\x5B\\x5D-\\x7E]*");

    private final CatalogueEntry entry;
    private final String value;
    private final Optional<Duration> maxAge;
    private final Optional<Place> elsewhere;

    /** Where somebody else put a cookie of this name; an empty domain is that of a host-only cookie. */
    record Place(Optional<String> domain, String path) {}

    private SetCookie(CatalogueEntry entry, String value, Optional<Duration> maxAge, Optional<Place> elsewhere) {
        this.entry = entry;
        this.value = value;
        this.maxAge = maxAge;
        this.elsewhere = elsewhere;
    }

    /**
     * A cookie with the entry's own lifetime; one whose lifetime is a period of months must be given its end with
     * {@link #until}.
     *
     * @throws IllegalArgumentException where the entry is no cookie, or the value cannot stand in one
     */
    public static SetCookie of(CatalogueEntry entry, String value) {
        if (!entry.isCookie() || !VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("No cookie can be made of this value for entry " + entry.id());
        }
        Optional<Duration> maxAge = entry.lifetime()
                .period()
                .map(period -> Duration.ofDays(Math.max(1, period.toTotalMonths() * 30L + period.getDays())));
        return new SetCookie(entry, value, maxAge, Optional.empty());
    }

    /** Tells the browser to remove the cookie. */
    public static SetCookie expiring(CatalogueEntry entry) {
        return of(entry, "").lasting(Duration.ZERO);
    }

    /**
     * The same cookie, kept until an instant, but never longer than its entry says: one of the session ends with it, and so
     * has no end of its own.
     *
     * @param now what the rest is counted from
     */
    public SetCookie until(Instant end, Instant now) {
        return entry.lifetime()
                .end(now)
                .map(latest -> lasting(Duration.between(now, latest.isBefore(end) ? latest : end)))
                .orElse(this);
    }

    /** The same cookie with another lifetime; zero removes it. Fractions of a second are cut. */
    SetCookie lasting(Duration lifetime) {
        return new SetCookie(entry, value, Optional.of(lifetime), elsewhere);
    }

    /** Tells the browser to remove a cookie of this name that somebody else put at another place. */
    static SetCookie expiringAt(CatalogueEntry entry, Place place) {
        return new SetCookie(entry, "", Optional.of(Duration.ZERO), Optional.of(place));
    }

    /** The value of the header {@code Set-Cookie}. */
    public String header() {
        StringBuilder header = new StringBuilder(entry.name()).append('=').append(value);
        header.append("; Path=").append(elsewhere.map(Place::path).orElse(entry.path()));
        elsewhere
                .flatMap(Place::domain)
                .ifPresent(host -> header.append("; Domain=").append(host));
        maxAge.ifPresent(age -> header.append("; Max-Age=").append(age.toSeconds()));
        header.append("; Secure");
        if (elsewhere.isPresent()) {
            // What tells cookies apart and no more: an answer may hold dozens, and proxies limit the size of headers.
            return header.toString();
        }
        if (entry.httpOnly()) {
            header.append("; HttpOnly");
        }
        return header.append("; SameSite=").append(entry.sameSite().attribute()).toString();
    }

    /** Hides the value, which may be a credential. */
    @Override
    public String toString() {
        return "SetCookie[" + entry.name() + "]";
    }
}
