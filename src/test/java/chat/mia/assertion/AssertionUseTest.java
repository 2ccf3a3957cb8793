package chat.mia.assertion;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Browser;
import chat.mia.testing.LogLines;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One assertion is worth one session, and several are worth one account. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(IssuersResource.class)
class AssertionUseTest {

    @Inject
    Tables tables;

    private final Browser browser = new Browser();

    @Test
    void signIn_usedBefore_isRefusedAndChangesNothing() {
        String assertion = draft().sign();
        signIn(new Browser(), assertion).then().statusCode(200);
        Map<String, String> before = tables.contents();

        try (LogLines log = LogLines.listen()) {
            signIn(browser, assertion).then().statusCode(401).body("type", equalTo("/problems/invalid-assertion"));

            assertTrue(log.of("mia.audit").get(0).contains("\"reason\":\"replayed\""));
        }
        assertEquals(Set.of(), browser.cookieNames());
        assertEquals(before, tables.contents());
    }

    @Test
    void signIn_twentyTimesAtOnce_succeedsOnce() throws InterruptedException, ExecutionException {
        String assertion = draft().sign();
        long before = sessions();

        List<Integer> statuses = atOnce(Collections.nCopies(20, assertion)).stream()
                .map(Response::statusCode)
                .sorted()
                .toList();

        List<Integer> expected = new ArrayList<>(Collections.nCopies(20, 401));
        expected.set(0, 200);
        assertEquals(expected, statuses);
        assertEquals(before + 1, sessions());
    }

    @Test
    void signIn_severalFirstSightsAtOnce_makeOneAccount() throws InterruptedException, ExecutionException {
        Draft draft = draft();
        List<String> assertions = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            assertions.add(
                    draft.claim("jti", "jti-" + draft.claims.get("sub") + i).sign());
        }

        Set<String> accounts = new java.util.HashSet<>();
        for (Response answer : atOnce(assertions)) {
            accounts.add(answer.then().statusCode(200).extract().path("account.id"));
        }

        assertEquals(1, accounts.size());
        assertEquals(
                1,
                tables.query("SELECT 1 FROM account WHERE subject = ?", draft.claims.get("sub"))
                        .size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "consent_subject", "auth_session"})
    void signIn_oneOfTheRowsFails_leavesNothingBehindAndTheAssertionUsable(String table) {
        String assertion = draft().sign();
        Map<String, String> before = tables.contents();
        tables.update("ALTER TABLE " + table + " ADD CONSTRAINT broken CHECK (false) NOT VALID");
        try {
            signIn(browser, assertion).then().statusCode(500);

            assertEquals(before, tables.contents());
        } finally {
            tables.update("ALTER TABLE " + table + " DROP CONSTRAINT broken");
        }
        signIn(browser, assertion).then().statusCode(200);
    }

    private long sessions() {
        return (long) tables.query("SELECT count(*) FROM auth_session").get(0).get(0);
    }

    private static List<Response> atOnce(List<String> assertions) throws InterruptedException, ExecutionException {
        ExecutorService browsers = Executors.newFixedThreadPool(assertions.size());
        try {
            List<Response> answers = new ArrayList<>();
            for (Future<Response> answer : browsers.invokeAll(assertions.stream()
                    .map(assertion -> (Callable<Response>) () -> signIn(new Browser(), assertion))
                    .toList())) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            browsers.shutdown();
        }
    }

    private static Draft draft() {
        return Draft.of(IssuersResource.FILE, Keys.ES256, Instant.now());
    }

    private static Response signIn(Browser browser, String assertion) {
        return browser.call("POST", "/api/v1/session", Map.of("assertion", assertion));
    }
}
