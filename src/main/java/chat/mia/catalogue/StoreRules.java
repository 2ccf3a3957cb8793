package chat.mia.catalogue;

import chat.mia.catalogue.Lifetime.Kind;
import java.time.Duration;
import java.util.Optional;

/** What the place where something lies allows its name, lifetime and attributes to be. */
final class StoreRules {

    /** {@code token} of RFC 9110, section 5.6.2, as RFC 6265, section 4.1.1, wants it. */
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}";

    /** {@code path-value} of RFC 6265, section 4.1.1, without the space that browsers cut off its end. */
    private static final String PATH = "/[\\x21-\\x3A\\x3C-\\x7E]{0,1023}";

    private static final String KEY = "[^\\p{Cntrl}\\p{Zl}\\p{Zp}]{1,256}";

    /** Browsers keep none for longer (RFC 6265bis, section 5.5). */
    private static final Duration LONGEST_COOKIE = Duration.ofDays(400);

    private final CatalogueEntry entry;
    private final CatalogueConfig.Entry configured;
    private final CatalogueFaults faults;

    StoreRules(CatalogueEntry entry, CatalogueConfig.Entry configured, CatalogueFaults faults) {
        this.entry = entry;
        this.configured = configured;
        this.faults = faults;
    }

    void check() {
        if (entry.isCookie()) {
            checkCookie();
        } else {
            checkOther();
        }
    }

    private void checkCookie() {
        if (!entry.name().matches(TOKEN)) {
            fault("name", "must be letters, digits and !#$%&'*+-.^_`|~, 128 at most, to be the name of a cookie");
        }
        if (!entry.path().matches(PATH)) {
            fault("path", "must begin with a slash and be visible ASCII characters without a semicolon, 1024 at most");
        }
        // Compared without case, as browsers do (RFC 6265bis, section 4.1.3); Secure, which both demand, all cookies
        // are.
        if (entry.name().regionMatches(true, 0, "__Host-", 0, 7)
                && !entry.path().equals("/")) {
            fault("path", "must be /, or browsers refuse a cookie whose name begins with __Host-");
        }
        if (entry.lifetime().kind() == Kind.PERSISTENT) {
            fault("lifetime", "must be session or a period: every cookie ends");
        }
        if (entry.lifetime()
                .longest()
                .filter(age -> age.compareTo(LONGEST_COOKIE) > 0)
                .isPresent()) {
            fault("lifetime", "must be at most 400 days, since browsers keep no cookie longer");
        }
    }

    private void checkOther() {
        if (!entry.name().matches(KEY)) {
            fault("name", "must be 1 to 256 characters that can be printed");
        }
        if (entry.lifetime().kind() == Kind.SESSION) {
            fault("lifetime", "must be persistent or a period: what lies there outlives the browser's session");
        }
        refuse("path", configured.path());
        refuse("http-only", configured.httpOnly());
        refuse("same-site", configured.sameSite());
    }

    private void refuse(String setting, Optional<?> value) {
        if (value.isPresent()) {
            fault(setting, "is for cookies only: remove it, or set store to cookie");
        }
    }

    private void fault(String setting, String what) {
        faults.add(entry.id(), setting, what);
    }
}
