package chat.mia.web;

import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cookies of a request, doubles included: a site under the same parent domain can toss a second cookie of the same
 * name at us, and nothing in the request tells which one is ours (RFC 6265, section 8.6).
 */
public final class RequestCookies {

    private record Pair(String name, String value) {}

    private final List<Pair> pairs = new ArrayList<>();

    private RequestCookies(List<String> headers) {
        for (String header : headers) {
            for (String pair : header.split(";")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    pairs.add(new Pair(
                            pair.substring(0, equals).strip(),
                            pair.substring(equals + 1).strip()));
                }
            }
        }
    }

    /**
     * Reads all {@code Cookie} headers of the request; HTTP/2 may split them (RFC 9113, section 8.2.3). Finds none where
     * they are {@linkplain #areIgnored ignored}.
     */
    public static RequestCookies of(HttpServerRequest request) {
        return new RequestCookies(
                areIgnored(request) ? List.of() : request.headers().getAll("Cookie"));
    }

    /** Whether the request names its caller in {@code Authorization}: then no cookie counts, and none may be set. */
    public static boolean areIgnored(HttpServerRequest request) {
        return request.headers().contains("Authorization");
    }

    /** The values of all cookies of this name, in the order sent; empty where there is none. */
    public List<String> all(String name) {
        return pairs.stream()
                .filter(pair -> pair.name().equals(name))
                .map(Pair::value)
                .toList();
    }

    /** The value of the first cookie of this name; empty where there is none. */
    public Optional<String> find(String name) {
        return all(name).stream().findFirst();
    }

    /** Whether the request carries more than one cookie of this name. */
    public boolean isDoubled(String name) {
        return all(name).size() > 1;
    }
}
