package chat.mia.consent;

import io.vertx.core.http.HttpServerRequest;

/** The signal by which a browser refuses the sale and sharing of data for its user (W3C Global Privacy Control). */
public final class GlobalPrivacyControl {

    private GlobalPrivacyControl() {}

    /** Whether the request carries {@code Sec-GPC: 1}; any other value means nothing. */
    public static boolean requestedBy(HttpServerRequest request) {
        return "1".equals(request.getHeader("Sec-GPC"));
    }
}
