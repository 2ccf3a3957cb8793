package chat.mia.clients;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What a client shows as HTTP Basic (RFC 7617, section 2).
 *
 * @param id who it claims to be
 * @param secret what proves it; never logged
 */
record BasicCredentials(String id, String secret) {

    private static final String SCHEME = "Basic ";

    /** The credentials in the headers {@code Authorization}; empty where they are anything but one of this scheme. */
    static Optional<BasicCredentials> in(List<String> headers) {
        if (headers.size() != 1 || !headers.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder()
                    .decode(headers.get(0).substring(SCHEME.length()).strip());
            String pair = new String(bytes, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new BasicCredentials(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /**
     * What they may mean, always two readings: OAuth clients encode both parts as forms do (RFC 6749, section 2.3.1),
     * while plain HTTP clients such as curl send them as they are. They differ only where a secret has other characters
     * than letters, digits and {@code -._}.
     */
    List<BasicCredentials> readings() {
        return List.of(this, decoded().orElse(this));
    }

    private Optional<BasicCredentials> decoded() {
        try {
            return Optional.of(new BasicCredentials(
                    URLDecoder.decode(id, StandardCharsets.UTF_8), URLDecoder.decode(secret, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    /** Nothing that could reach a log. */
    @Override
    public String toString() {
        return "BasicCredentials";
    }
}
