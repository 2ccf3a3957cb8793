package chat.mia.session;

import chat.mia.catalogue.Catalogue;
import chat.mia.catalogue.CatalogueEntry;
import chat.mia.catalogue.SetCookie;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The three cookies of a session, as the catalogue declares them. */
@Startup
@ApplicationScoped
class SessionCookies {

    /** The ids of their entries. */
    static final String ACCESS_TOKEN = "access-token";

    static final String REFRESH_TOKEN = "refresh-token";
    static final String CSRF_TOKEN = "csrf-token";

    private final CatalogueEntry accessToken;
    private final CatalogueEntry refreshToken;
    private final CatalogueEntry csrfToken;

    SessionCookies(Catalogue catalogue) {
        accessToken = catalogue.essentialCookie(ACCESS_TOKEN);
        refreshToken = catalogue.essentialCookie(REFRESH_TOKEN);
        csrfToken = catalogue.essentialCookie(CSRF_TOKEN);
    }

    SetCookie accessToken(String token) {
        return SetCookie.of(accessToken, token);
    }

    List<SetCookie> trio(String access, String refresh, String csrf) {
        return List.of(accessToken(access), SetCookie.of(refreshToken, refresh), SetCookie.of(csrfToken, csrf));
    }

    /** Removes the three. */
    List<SetCookie> expiring() {
        return List.of(
                SetCookie.expiring(accessToken), SetCookie.expiring(refreshToken), SetCookie.expiring(csrfToken));
    }

    String accessTokenName() {
        return accessToken.name();
    }

    String refreshTokenName() {
        return refreshToken.name();
    }
}
