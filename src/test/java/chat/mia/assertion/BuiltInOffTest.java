package chat.mia.assertion;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where only trusted issuers say who somebody is. */
@QuarkusTest
@TestProfile(BuiltInOffTest.NoPasswords.class)
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(IssuersResource.class)
class BuiltInOffTest {

    public static class NoPasswords implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mia.account.built-in", "false");
        }
    }

    private static final Map<String, String> CREDENTIALS =
            Map.of("email", "ada@chat.example", "password", Browser.PASSWORD);

    @Inject
    Tables tables;

    @Test
    void signUp_isNotFoundAndChangesNothing() {
        Map<String, String> before = tables.contents();

        Response answer = new Browser().call("POST", "/api/v1/accounts", CREDENTIALS);

        answer.then().statusCode(404).body("type", equalTo("/problems/not-found"));
        assertTrue(answer.headers().getValues("Set-Cookie").isEmpty());
        assertEquals(before, tables.contents());
    }

    @Test
    void signIn_byPassword_isInvalidAndChangesNothing() {
        Map<String, String> before = tables.contents();

        Response answer = new Browser().call("POST", "/api/v1/session", CREDENTIALS);

        answer.then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors[0].field", equalTo("email"));
        assertTrue(answer.headers().getValues("Set-Cookie").isEmpty());
        assertEquals(before, tables.contents());
    }

    @Test
    void signIn_byAssertion_works() {
        String assertion =
                Draft.of(IssuersResource.FILE, Keys.ES256, Instant.now()).sign();

        new Browser()
                .call("POST", "/api/v1/session", Map.of("assertion", assertion))
                .then()
                .statusCode(200);
    }
}
