package chat.mia.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** One person who never rests: refreshes, says Yes, asks what a gateway would and what is held, over one connection that is kept open. */
public final class LoadClient {

    private static final String YES = """
        {"policyVersion": "2026-04-25", "choices": {"analytics": true}, "source": "settings", "locale": "en"}\
        """;

    private static final String SOMEBODY = "{\"email\": \"%s@chat.example\", \"password\": \"%s\"}";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private URI service;

    public LoadClient(String service) {
        this.service = URI.create(service);
    }

    /** @throws AssertionError where any answer is not 2xx, with the status */
    public void signUp() throws IOException, InterruptedException {
        call("POST", "/api/v1/accounts", SOMEBODY.formatted(UUID.randomUUID(), Browser.PASSWORD));
    }

    /** The id of the session that the access token names. */
    public String session() throws IOException, InterruptedException {
        return call("GET", "/api/v1/session", "").replaceFirst(".*\"session\":\\{\"id\":\"([^\"]+).*", "$1");
    }

    /**
     * A refresh, a choice, a question and a copy of everything that is held.
     *
     * @throws AssertionError where any answer is not 2xx
     */
    public void round() throws IOException, InterruptedException {
        refresh();
        call("PUT", "/api/v1/consent", YES);
        call("GET", "/api/v1/consent/check/analytics", "");
        call("GET", "/api/v1/account/data", "");
    }

    /** @throws AssertionError where the session is not continued */
    public void refresh() throws IOException, InterruptedException {
        call("POST", "/api/v1/session/refresh", "");
    }

    public void signOut() throws IOException, InterruptedException {
        call("DELETE", "/api/v1/session", "");
    }

    /** The same cookies in another place. */
    public LoadClient copy() {
        LoadClient copy = new LoadClient(service.toString());
        copy.cookies.putAll(cookies);
        return copy;
    }

    /** Goes on at another address, with the same cookies. */
    public LoadClient at(String service) {
        this.service = URI.create(service);
        return this;
    }

    private String call(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request(method, path, body), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(method + " " + path + " " + answer.statusCode() + " " + answer.body());
        }
        answer.headers().allValues("set-cookie").forEach(this::keep);
        return answer.body();
    }

    private HttpRequest request(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!cookies.isEmpty()) {
            request.header(
                            "Cookie",
                            cookies.entrySet().stream()
                                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                    .collect(Collectors.joining("; ")))
                    .header("X-CSRF-Token", cookies.get("csrf_token"));
        }
        return request.build();
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
}
