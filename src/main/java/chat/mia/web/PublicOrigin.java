package chat.mia.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;

/** The origin that browsers see; the app and this service share it. */
@ApplicationScoped
public class PublicOrigin {

    private final String value;
    private final String host;

    /**
     * @throws IllegalArgumentException where the setting is not an origin: scheme http or https, a host, no path, query,
     *     fragment or user; http is for this machine only, since every cookie is {@code Secure}
     */
    PublicOrigin(WebConfig config) {
        URI origin = config.publicOrigin();
        boolean local = origin.getHost() != null && origin.getHost().matches("localhost|127\\.0\\.0\\.1|\\[::1]");
        boolean http = "http".equals(origin.getScheme()) && local;
        boolean bare = "".equals(origin.getRawPath())
                && origin.getRawQuery() == null
                && origin.getRawFragment() == null
                && origin.getRawUserInfo() == null;
        if (origin.getHost() == null || !bare || !(http || "https".equals(origin.getScheme()))) {
            throw new IllegalArgumentException("mia.public-origin must be an origin like https://chat.example"
                    + " (no path, no closing slash; http only for localhost), but is " + origin);
        }
        this.host = origin.getHost().toLowerCase(Locale.ROOT);
        // A browser leaves the scheme's own port out (Fetch standard, "serializing a request origin").
        boolean ownPort = origin.getPort() == -1 || origin.getPort() == (http ? 80 : 443);
        this.value = origin.getScheme() + "://" + host + (ownPort ? "" : ":" + origin.getPort());
    }

    /** Scheme, host and port as a browser writes them into {@code Origin}, in lower case. */
    public String value() {
        return value;
    }

    /** The host alone, in lower case. */
    public String host() {
        return host;
    }

    /**
     * The absolute address of a path.
     *
     * @param path starts with a slash
     */
    public String link(String path) {
        return value + path;
    }
}
