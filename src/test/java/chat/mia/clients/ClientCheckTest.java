package chat.mia.clients;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Browser;
import chat.mia.testing.LogLines;
import chat.mia.testing.NothingChanges;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.ServiceClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may call what only services may. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ClientCheckTest extends NothingChanges {

    private static final String PATH = "/api/v1/events";

    @Test
    void call_credentialsAsPlainClientsSendThem_isAnswered() {
        given().header("Authorization", ServiceClient.basic(ServiceClient.ID, ServiceClient.SECRET))
                .get(PATH)
                .then()
                .statusCode(200);
    }

    @Test
    void call_credentialsEncodedAsOAuthWants_isAnswered() {
        String encoded = URLEncoder.encode(ServiceClient.SECRET, StandardCharsets.UTF_8);

        given().header("Authorization", ServiceClient.basic(ServiceClient.ID, encoded))
                .get(PATH)
                .then()
                .statusCode(200);
    }

    @Test
    void call_wrongCredentials_says401() {
        refused(given().get(PATH));
        refused(show(ServiceClient.basic(ServiceClient.ID, ServiceClient.SECRET + "x")));
        refused(show(ServiceClient.basic(ServiceClient.ID, "")));
        refused(show(ServiceClient.basic("nobody", ServiceClient.SECRET)));
        refused(show(ServiceClient.basic("", "")));
        refused(show(ServiceClient.basic(ServiceClient.ID, "%zz")));
        refused(show("Basic " + ServiceClient.ID));
        refused(show("Basic"));
        refused(show("Bearer " + ServiceClient.SECRET));
        refused(given().header("Authorization", ServiceClient.basic(ServiceClient.ID, ServiceClient.SECRET))
                .header("Authorization", ServiceClient.basic(ServiceClient.ID, ServiceClient.SECRET))
                .get(PATH));
    }

    @Test
    void call_oAuth_wrongCredentials_says401AsOAuthDoes() {
        for (String header : new String[] {"Bearer x", ServiceClient.basic(ServiceClient.ID, "wrong")}) {
            given().header("Authorization", header)
                    .contentType("application/x-www-form-urlencoded")
                    .body("token=x")
                    .post("/api/v1/introspect")
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", startsWith("Basic realm="))
                    .header("Cache-Control", "no-store")
                    .contentType("application/json")
                    .body("$", equalTo(java.util.Map.of("error", "invalid_client")));
        }
    }

    @Test
    void refusal_isAuditedWithoutWhatWasSent() {
        try (LogLines log = LogLines.listen()) {
            show(ServiceClient.basic(ServiceClient.ID, "wrong-secret-of-somebody"));
            show(ServiceClient.basic("somebody-else", "wrong-secret-of-somebody"));
            show("Bearer wrong-secret-of-somebody");
            given().get(PATH);

            List<String> lines = log.of("mia.audit");
            assertEquals(3, lines.size(), lines.toString());
            assertTrue(lines.stream().allMatch(line -> line.contains("\"event\":\"client-refused\"")));
            assertTrue(lines.get(0).contains("\"reason\":\"wrong-secret\",\"service\":\"reports\""), lines.get(0));
            assertTrue(lines.get(1).contains("\"reason\":\"unknown-client\""), lines.get(1));
            assertTrue(lines.get(2).contains("\"reason\":\"not-basic\""), lines.get(2));
            assertFalse(log.all().toString().contains("somebody"));
        }
    }

    @Test
    void call_accessTokenOfAVisitor_says401() {
        Browser browser = new Browser().set("access_token", "x");

        refused(browser.call("GET", PATH));
    }

    private static Response show(String header) {
        return given().header("Authorization", header).get(PATH);
    }

    private static void refused(Response answer) {
        answer.then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Basic realm=\"mia\", charset=\"UTF-8\""))
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-client"));
    }
}
