package chat.mia.catalogue;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Walks everything that the OpenAPI document names, and the pages: no cookie is set that the catalogue does not have.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AllEndpointsTest {

    /** As the policy states them; what follows the value, with the lifetime of a removal left out. */
    private static final Map<String, String> DECLARED = Map.of(
            "access_token", "Path=/; Secure; HttpOnly; SameSite=Lax",
            "refresh_token", "Path=/api/v1/session; Secure; HttpOnly; SameSite=Strict",
            "csrf_token", "Path=/; Secure; SameSite=Strict",
            "mia_analytics_id", "Path=/; Secure; HttpOnly; SameSite=Lax");

    private static final String YES = """
            {"policyVersion": "2026-04-25", "choices": {"analytics": true}, "source": "settings", "locale": "en"}""";

    private final Set<String> seen = new TreeSet<>();

    @Test
    void endpoints_inEveryState_setDeclaredCookiesOnly() {
        List<String[]> calls = calls();
        assertTrue(calls.size() >= 12, "the walk finds the endpoints");

        for (String[] call : calls) {
            look(new Browser(), call, null);
            look(Browser.signedUp(), call, null);
            look(Browser.signedUp(), call, "{}");
            Browser yes = Browser.signedUp();
            yes.call("PUT", "/api/v1/consent", YES).then().statusCode(200);
            look(yes, call, YES);
            look(new Browser(), call, yes.credentials());
            look(new Browser().set("mia_analytics_id", "x"), call, YES);
        }

        assertEquals(DECLARED.keySet(), seen);
    }

    private void look(Browser browser, String[] call, Object body) {
        Response answer = body == null || call[0].equals("GET")
                ? browser.call(call[0], call[1])
                : browser.call(call[0], call[1], body);
        assertTrue(answer.statusCode() < 500, call[0] + " " + call[1]);
        for (String cookie : answer.headers().getValues("Set-Cookie")) {
            String name = cookie.substring(0, cookie.indexOf('='));
            String attributes = cookie.substring(cookie.indexOf(';') + 2).replaceAll("Max-Age=\\d+; ", "");
            assertEquals(DECLARED.get(name), attributes, call[0] + " " + call[1] + " sets " + name);
            seen.add(name);
        }
    }

    private static List<String[]> calls() {
        Map<String, Map<String, Object>> paths = given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .path("paths");
        assertThat(paths.keySet(), hasItems("/api/v1/session", "/api/v1/session/refresh", "/api/v1/consent"));
        List<String[]> calls = new ArrayList<>();
        paths.forEach((path, methods) -> methods.keySet()
                .forEach(method -> calls.add(new String[] {method.toUpperCase(java.util.Locale.ROOT), fill(path)})));
        for (String page : new String[] {"/", "/legal/cookies", "/problems", "/problems/not-found", "/no/such/page"}) {
            calls.add(new String[] {"GET", page});
        }
        return calls;
    }

    private static String fill(String path) {
        return path.replace("{version}", "2026-04-25").replaceAll("\\{[^}]+}", "x");
    }
}
