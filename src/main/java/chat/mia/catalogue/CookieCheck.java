package chat.mia.catalogue;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Judges by the catalogue whether a cookie may go to the browser. */
@ApplicationScoped
class CookieCheck {

    private static final String DOUBLED = CookieCheck.class.getName() + ".doubled";

    private final Catalogue catalogue;

    CookieCheck(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Lets the answer remove this cookie at other places than the declared one too: somebody else put it there. */
    static void allowRemovalAnywhere(CatalogueEntry entry, RoutingContext context) {
        context.put(DOUBLED, entry.name());
    }

    /** What is wrong with a header {@code Set-Cookie} of this answer; empty where nothing is. Never throws. */
    Optional<RefusedCookie> judge(String header, RoutingContext context) {
        SentCookie sent = SentCookie.of(header);
        Optional<CatalogueEntry> entry = catalogue.cookie(sent.name());
        Optional<CookieRefusal> refusal =
                sent.isRemoval() ? ofRemoval(sent, entry, context) : ofCookie(sent, entry, context);
        return refusal.map(why -> new RefusedCookie(sent.name(), entry.isPresent(), why));
    }

    private static Optional<CookieRefusal> ofCookie(
            SentCookie sent, Optional<CatalogueEntry> found, RoutingContext context) {
        if (found.isEmpty()) {
            return Optional.of(CookieRefusal.UNDECLARED);
        }
        CatalogueEntry entry = found.get();
        if (!sent.isAttributedAs(entry)) {
            return Optional.of(CookieRefusal.ATTRIBUTES);
        }
        if (!sent.isKeptAs(entry)) {
            return Optional.of(CookieRefusal.LIFETIME);
        }
        boolean allowed = !entry.category().isOptional() || GrantedCategories.contains(entry.category(), context);
        return allowed ? Optional.empty() : Optional.of(CookieRefusal.UNGRANTED);
    }

    /** What is removed at the wrong place stays, so a removal is looked at as closely as a cookie. */
    private Optional<CookieRefusal> ofRemoval(
            SentCookie sent, Optional<CatalogueEntry> declared, RoutingContext context) {
        Optional<CatalogueEntry> entry = declared.or(() -> removed(sent.name()));
        if (entry.isEmpty()) {
            return Optional.of(CookieRefusal.UNDECLARED);
        }
        boolean anywhere = sent.name().equals(context.get(DOUBLED)) && sent.isSecure();
        return anywhere || sent.isAttributedAs(entry.get()) ? Optional.empty() : Optional.of(CookieRefusal.ATTRIBUTES);
    }

    private Optional<CatalogueEntry> removed(String name) {
        return catalogue.removedCookies().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst();
    }
}
