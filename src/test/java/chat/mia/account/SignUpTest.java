package chat.mia.account;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Account, consent subject and session: all or nothing. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SignUpTest {

    @Inject
    Tables tables;

    private final Map<String, String> account =
            Map.of("email", UUID.randomUUID() + "@chat.example", "password", Browser.PASSWORD);

    @ParameterizedTest
    @ValueSource(strings = {"account", "consent_subject", "auth_session"})
    void signUp_oneOfTheRowsFails_leavesNothingBehind(String table) {
        Map<String, String> before = tables.contents();
        tables.update("ALTER TABLE " + table + " ADD CONSTRAINT broken CHECK (false) NOT VALID");
        try {
            Response answer = signUp();

            answer.then().statusCode(500).body("type", equalTo("/problems/internal-error"));
            assertTrue(answer.headers().getValues("Set-Cookie").isEmpty());
            assertEquals(before, tables.contents());
        } finally {
            tables.update("ALTER TABLE " + table + " DROP CONSTRAINT broken");
        }
        signUp().then().statusCode(201);
    }

    @Test
    void signUp_twiceAtOnce_makesOneAccount() throws InterruptedException, ExecutionException {
        ExecutorService browsers = Executors.newFixedThreadPool(2);
        try {
            Callable<Response> signUp = this::signUp;
            List<Future<Response>> answers = browsers.invokeAll(List.of(signUp, signUp));

            assertEquals(
                    List.of(201, 409),
                    List.of(
                                    answers.get(0).get().statusCode(),
                                    answers.get(1).get().statusCode())
                            .stream()
                            .sorted()
                            .toList());
        } finally {
            browsers.shutdown();
        }
        assertEquals(
                1,
                tables.query("SELECT 1 FROM account WHERE email = ?", account.get("email"))
                        .size());
    }

    @Test
    void signUp_withAuthorizationHeader_isRefusedAndChangesNothing() {
        Map<String, String> before = tables.contents();

        new Browser()
                .with("Authorization", "Bearer x")
                .call("POST", "/api/v1/accounts", account)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("Authorization"));

        assertEquals(before, tables.contents());
    }

    private Response signUp() {
        return new Browser().call("POST", "/api/v1/accounts", account);
    }
}
