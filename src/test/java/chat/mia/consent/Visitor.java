package chat.mia.consent;

import static io.restassured.RestAssured.given;

import chat.mia.testing.Tables;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A browser that keeps the cookies it is given; Secure ones too, though tests speak HTTP. */
class Visitor {

    static final String CURRENT_VERSION = "2026-04-25";
    static final String YES = choice(true);
    static final String NO = choice(false);

    final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    static Visitor anonymous() {
        return new Visitor();
    }

    /** A visitor with a new account. */
    static Visitor signedIn(Tables tables, Consents consents) {
        UUID account = UUID.randomUUID();
        tables.update(
                "INSERT INTO account (id, email, email_key, password_hash, created_at) VALUES (?, ?, ?, '', now())",
                account,
                account + "@chat.example",
                account + "@chat.example");
        try {
            VertxContextSupport.subscribeAndAwait(
                    () -> Panache.withTransaction(() -> consents.open(new AccountId(account))));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        return new Visitor().with("X-Test-Account", account.toString());
    }

    Visitor with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Visitor without(String header) {
        headers.remove(header);
        return this;
    }

    UUID account() {
        return UUID.fromString(headers.get("X-Test-Account"));
    }

    /** What the access token says of the choice. */
    JsonObject claim() {
        return AccountByHeader.claim(cookies.get("access_token"));
    }

    /** The categories that the access token grants. */
    List<?> granted() {
        return claim().getJsonArray("g").getList();
    }

    Response get() {
        return keep(request().get("/api/v1/consent"));
    }

    Response put(String body) {
        return keep(request().contentType("application/json").body(body).put("/api/v1/consent"));
    }

    Response withdraw() {
        return keep(request().delete("/api/v1/consent"));
    }

    static String choice(boolean analytics) {
        return """
                {"policyVersion": "%s", "choices": {"analytics": %s}, "source": "banner", "locale": "de-AT"}""".formatted(CURRENT_VERSION, analytics);
    }

    private RequestSpecification request() {
        RequestSpecification request = given().headers(headers);
        return cookies.isEmpty() ? request : request.header("Cookie", cookieHeader());
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(c -> c.getKey() + "=" + c.getValue())
                .collect(Collectors.joining("; "));
    }

    private Response keep(Response response) {
        response.detailedCookies().forEach(cookie -> {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        });
        return response;
    }
}
