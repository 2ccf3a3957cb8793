package chat.mia.catalogue;

import java.util.Locale;

/** Why a cookie was kept from the browser. */
public enum CookieRefusal {

    /** The catalogue has no cookie of this name. */
    UNDECLARED,

    /** It has other attributes than the catalogue declares; every cookie must be {@code Secure}. */
    ATTRIBUTES,

    /** It would be kept for longer than the catalogue declares, or not until an end that it declares. */
    LIFETIME,

    /** Nobody said in this answer that the visitor allows its category. */
    UNGRANTED;

    /** As metrics and logs name it. */
    public String reason() {
        return name().toLowerCase(Locale.ROOT);
    }
}
