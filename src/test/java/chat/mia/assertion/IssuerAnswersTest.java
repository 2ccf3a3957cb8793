package chat.mia.assertion;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Browser;
import chat.mia.testing.LogLines;
import chat.mia.testing.PostgresResource;
import com.nimbusds.jose.jwk.JWK;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an issuer's address may answer, and what is not believed. Each test has an issuer of its own. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(IssuersResource.class)
class IssuerAnswersTest {

    private static final JWK OLD = Keys.ec("old");

    @Test
    void answer_huge_isNotRead() {
        KeyServer.of("huge").answer(200, "{\"keys\":[]}" + " ".repeat(300_000));

        unavailable(signIn("huge", OLD));
    }

    @Test
    void answer_redirect_isNotFollowed() {
        KeyServer.of("target").keys(OLD);
        KeyServer.of("redirect").answer(302, "/target");

        unavailable(signIn("redirect", OLD));
        assertEquals(0, KeyServer.of("target").asked());
    }

    @Test
    void answer_thatDoesNotCome_isGivenUp() {
        KeyServer.of("slow").answer(0, "");

        unavailable(signIn("slow", OLD));
    }

    @Test
    void answer_noKeySet_isToldInTheLogWithoutItsContent() {
        KeyServer.of("broken").answer(200, "<html>secret-content</html>");
        try (LogLines log = LogLines.listen()) {
            unavailable(signIn("broken", OLD));

            assertTrue(log.of("mia.assertion").get(0).contains("the keys of issuer broken cannot be had"));
            assertTrue(log.all().stream().noneMatch(line -> line.contains("secret-content")));
        }
    }

    @Test
    void https_certificateOfAConfiguredCa_isTrusted() {
        KeyServer.of("private-ca").keys(OLD);

        assertEquals(200, signIn("private-ca", OLD).statusCode());
    }

    @Test
    void https_certificateOfAnotherCa_isNotTrusted() {
        KeyServer.of("untrusted").keys(OLD);

        unavailable(signIn("untrusted", OLD));
        assertEquals(0, KeyServer.of("untrusted").asked());
    }

    private static Response signIn(String issuer, JWK key) {
        String assertion =
                Draft.of(KeyServer.issuer(issuer), key, Instant.now()).sign();
        return new Browser().call("POST", "/api/v1/session", Map.of("assertion", assertion));
    }

    private static void unavailable(Response answer) {
        answer.then()
                .statusCode(503)
                .header("Retry-After", matchesPattern("[12]?\\d|30"))
                .body("type", equalTo("/problems/temporarily-unavailable"));
    }
}
