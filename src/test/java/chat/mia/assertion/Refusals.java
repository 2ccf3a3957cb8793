package chat.mia.assertion;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Browser;
import chat.mia.testing.LogLines;
import chat.mia.testing.NothingChanges;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Map;

/** Sends what must be refused: one answer whatever the reason, which only the audit trail tells. */
abstract class Refusals extends NothingChanges {

    private static final String BODY = """
            {"type":"/problems/invalid-assertion","title":"The assertion is not accepted","status":401,\
            "detail":"Ask the identity provider for a new assertion and send it once, at once."}""";

    static Draft draft() {
        return Draft.of(IssuersResource.FILE, Keys.ES256, Instant.now());
    }

    static void refused(String reason, String assertion) {
        try (LogLines log = LogLines.listen()) {
            Response answer = new Browser().call("POST", "/api/v1/session", Map.of("assertion", assertion));

            answer.then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", notNullValue())
                    .header("Cache-Control", equalTo("no-store"));
            assertEquals(BODY, answer.asString());
            assertTrue(answer.headers().getValues("Set-Cookie").isEmpty());
            assertEquals(1, log.of("mia.audit").size());
            String line = log.of("mia.audit").get(0);
            assertTrue(line.contains("\"event\":\"sign-in-refused\""), line);
            assertTrue(line.contains("\"method\":\"assertion\""), line);
            assertTrue(line.contains("\"reason\":\"" + reason + "\""), line);
            assertTrue(assertion.isEmpty() || log.all().stream().noneMatch(any -> any.contains(assertion)));
        }
    }
}
