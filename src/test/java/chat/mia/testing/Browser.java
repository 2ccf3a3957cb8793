package chat.mia.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** Keeps cookies as a browser does, and repeats the CSRF token as the app's scripts do. */
public final class Browser {

    public static final String PASSWORD = "three words that rhyme";

    private static final String REFRESH_PATH = "/api/v1/session";

    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String email;

    /** Each in a network of its own, as the trusted proxy in front of tests would tell, or they would share its limits. */
    public Browser() {
        with("X-Forwarded-For", String.join(".", "10", octet(), octet(), octet()));
    }

    private static String octet() {
        return Integer.toString(ThreadLocalRandom.current().nextInt(256));
    }

    /** A browser in which somebody has just made an account of his own. */
    public static Browser signedUp() {
        Browser browser = new Browser();
        browser.email = UUID.randomUUID() + "@chat.example";
        browser.call("POST", "/api/v1/accounts", browser.credentials()).then().statusCode(201);
        return browser;
    }

    /** Another browser in which the same person signs in. */
    public Browser signInElsewhere() {
        return signedIn(email);
    }

    /** A browser in which somebody signs in who has an account under this email. */
    public static Browser signedIn(String email) {
        Browser browser = new Browser();
        browser.email = email;
        browser.call("POST", "/api/v1/session", browser.credentials()).then().statusCode(200);
        return browser;
    }

    /** A copy with the same cookies: another tab, or a thief. */
    public Browser copy() {
        Browser copy = new Browser();
        copy.email = email;
        copy.cookies.putAll(cookies);
        copy.headers.putAll(headers);
        return copy;
    }

    /** A header that this browser sends with every request. */
    public Browser with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public Browser without(String header) {
        headers.remove(header);
        return this;
    }

    public String email() {
        return email;
    }

    public Map<String, String> credentials() {
        return Map.of("email", email, "password", PASSWORD);
    }

    public String cookie(String name) {
        return cookies.get(name);
    }

    public Set<String> cookieNames() {
        return Set.copyOf(cookies.keySet());
    }

    public Browser set(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    public Browser drop(String name) {
        cookies.remove(name);
        return this;
    }

    /** The id of the session that the access token names. */
    public UUID session() {
        return UUID.fromString(
                call("GET", "/api/v1/session").then().statusCode(200).extract().path("session.id"));
    }

    public Response refresh() {
        return call("POST", "/api/v1/session/refresh");
    }

    public Response call(String method, String path) {
        return take(request(path).request(method, path));
    }

    public Response call(String method, String path, Object json) {
        return take(request(path).contentType("application/json").body(json).request(method, path));
    }

    /** The cookies and headers for a request to this path, for what {@link #call} cannot say. */
    public RequestSpecification request(String path) {
        RequestSpecification request = given();
        String sent = cookies.entrySet().stream()
                .filter(cookie -> !cookie.getKey().equals("refresh_token")
                        || path.equals(REFRESH_PATH)
                        || path.startsWith(REFRESH_PATH + "/"))
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        if (!sent.isEmpty()) {
            request.header("Cookie", sent);
        }
        if (cookies.containsKey("csrf_token") && !headers.containsKey("X-CSRF-Token")) {
            request.header("X-CSRF-Token", cookies.get("csrf_token"));
        }
        headers.forEach(request::header);
        return request;
    }

    private Response take(Response response) {
        for (Header header : response.headers().getList("Set-Cookie")) {
            String pair = header.getValue().split(";", 2)[0];
            String name = pair.substring(0, pair.indexOf('='));
            if (header.getValue().contains("Max-Age=0")) {
                cookies.remove(name);
            } else {
                cookies.put(name, pair.substring(pair.indexOf('=') + 1));
            }
        }
        return response;
    }
}
