package chat.mia.account;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** More sign-ins at once than the service will compute. */
@QuarkusTest
@TestProfile(BusyTest.OneAtATime.class)
@QuarkusTestResource(PostgresResource.class)
class BusyTest {

    /** One hash at a time, one more in the queue, and each takes long. */
    public static class OneAtATime implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "mia.account.password-hashing.threads", "1",
                    "mia.account.password-hashing.queue", "1",
                    "mia.account.password-hashing.memory", "19456",
                    "mia.account.password-hashing.iterations", "12",
                    "mia.database.time-limit", "60s");
        }
    }

    @Inject
    Tables tables;

    /** Those that nobody compared are no failures. */
    @Test
    void signIn_tooManyAtOnce_says503WhileOtherCallsAreAnswered() throws InterruptedException, ExecutionException {
        Browser browser = Browser.signedUp();
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Future<Response>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(clients.submit(BusyTest::signIn));
            }
            List<Response> refused = refused(answers);

            browser.call("GET", "/api/v1/session").then().statusCode(200);
            browser.refresh().then().statusCode(200);
            assertTrue(answers.stream().anyMatch(answer -> !answer.isDone()), "hashes are still being computed");

            refused.get(0)
                    .then()
                    .header("Retry-After", "2")
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/temporarily-unavailable"));
            int computed = 0;
            for (Future<Response> answer : answers) {
                computed += answer.get().statusCode() == 401 ? 1 : 0;
            }
            assertEquals(2, computed);
            assertEquals(List.of(List.of(2)), tables.query("SELECT cardinality(failed_at) FROM sign_in_failure"));
        } finally {
            clients.shutdown();
        }
    }

    /** Those that are answered before the first hash is: six, since one is computed and one waits. */
    private static List<Response> refused(List<Future<Response>> answers)
            throws InterruptedException, ExecutionException {
        List<Response> refused = new ArrayList<>();
        long patience = System.nanoTime() + 10_000_000_000L;
        while (refused.size() < 6 && System.nanoTime() < patience) {
            refused.clear();
            for (Future<Response> answer : answers) {
                if (answer.isDone() && answer.get().statusCode() == 503) {
                    refused.add(answer.get());
                }
            }
            Thread.sleep(5);
        }
        assertFalse(refused.isEmpty(), "nobody was refused");
        return refused;
    }

    private static Response signIn() {
        return new Browser()
                .call(
                        "POST",
                        "/api/v1/session",
                        Map.of("email", "nobody@chat.example", "password", "not the password"));
    }
}
