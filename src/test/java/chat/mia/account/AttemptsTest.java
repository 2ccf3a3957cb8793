package chat.mia.account;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.LogLines;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten failures in a quarter of an hour for each account, wherever they come from. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AttemptsTest {

    private static final String SIGN_IN = "/api/v1/session";

    @Inject
    Tables tables;

    @Inject
    SignInFailures failures;

    private Browser owner;

    @BeforeEach
    void signUp() {
        owner = Browser.signedUp();
    }

    @Test
    void signIn_afterTenFailures_refusesTheRightPasswordTooAndSaysForHowLong() {
        fail(10, owner.email());

        Response refused = right(new Browser());

        refused.then().statusCode(429).body("type", equalTo("/problems/too-many-attempts"));
        assertThat(Integer.parseInt(refused.header("Retry-After")), allOf(greaterThan(800), lessThanOrEqualTo(900)));
        assertEquals(List.of(), refused.headers().getValues("Set-Cookie"));
    }

    @Test
    void signIn_afterNineFailures_takesTheRightPasswordAndForgetsThem() {
        fail(9, owner.email());
        right(new Browser()).then().statusCode(200);

        fail(10, owner.email());
    }

    @Test
    void signIn_unknownEmail_isLimitedAlike() {
        String nobody = UUID.randomUUID() + "@chat.example";
        fail(10, nobody);
        fail(10, owner.email());

        Response unknown = wrong(new Browser(), nobody);

        unknown.then().statusCode(429);
        assertEquals(wrong(new Browser(), owner.email()).asString(), unknown.asString());
    }

    @Test
    void signIn_otherSpellingOfTheEmail_isCountedAsTheSame() {
        fail(10, " " + owner.email().toUpperCase(Locale.ROOT));

        right(new Browser()).then().statusCode(429);
    }

    @Test
    void signIn_aQuarterOfAnHourAfterTheFirstFailure_isTakenOnce() {
        fail(10, owner.email());
        tables.update(
                "UPDATE sign_in_failure SET failed_at[1] = failed_at[1] - interval '15 min' WHERE cardinality(failed_at) = 10");

        fail(1, owner.email());
        right(new Browser()).then().statusCode(429);
    }

    @Test
    void signIn_refused_isNotCounted() {
        fail(10, owner.email());
        Map<String, String> before = tables.contents();

        wrong(new Browser(), owner.email()).then().statusCode(429);

        assertEquals(before, tables.contents());
    }

    @Test
    void signIn_manyGuessesAtOnce_comparesNoMoreThanTen() throws InterruptedException, ExecutionException {
        ExecutorService guessers = Executors.newFixedThreadPool(20);
        try {
            Callable<Integer> guess = () -> wrong(new Browser(), owner.email()).statusCode();
            int compared = 0;
            for (Future<Integer> answer : guessers.invokeAll(Collections.nCopies(40, guess))) {
                compared += answer.get() == 401 ? 1 : 0;
            }
            assertEquals(10, compared);
        } finally {
            guessers.shutdown();
        }
    }

    @Test
    void forget_pastRows_deletesThemAndKeepsTheOthers() {
        wrong(new Browser(), owner.email());
        tables.update("UPDATE sign_in_failure SET failed_at = ARRAY[now() - interval '15 min']");
        wrong(new Browser(), Browser.signedUp().email());

        failures.forget().await().atMost(Duration.ofSeconds(10));

        assertEquals(1, tables.query("SELECT 1 FROM sign_in_failure").size());
    }

    @Test
    void failures_areStoredWithoutTheEmail() {
        wrong(new Browser(), owner.email());

        assertThat(
                tables.query("SELECT string_agg(encode(bucket, 'escape'), '') FROM sign_in_failure")
                        .toString(),
                not(containsString(owner.email().substring(0, 8))));
    }

    @Test
    void signIn_eachOutcome_isAudited() {
        try (LogLines log = LogLines.listen()) {
            right(new Browser());
            fail(10, owner.email());
            right(new Browser());
            wrong(new Browser(), UUID.randomUUID() + "@chat.example");

            List<String> lines = log.of("mia.audit");
            assertThat(lines.get(0), allOf(containsString("\"sign-in\""), containsString("\"session\"")));
            assertThat(lines.get(1), allOf(containsString("\"wrong-credentials\""), containsString("\"account\"")));
            assertThat(
                    lines.get(11),
                    allOf(containsString("\"too-many-attempts-account\""), containsString("\"network\"")));
            assertThat(lines.get(12), not(containsString("\"account\"")));
        }
    }

    private static void fail(int times, String email) {
        for (int i = 0; i < times; i++) {
            wrong(new Browser(), email).then().statusCode(401);
        }
    }

    private static Response wrong(Browser browser, String email) {
        return browser.call("POST", SIGN_IN, Map.of("email", email, "password", "not the password"));
    }

    private Response right(Browser browser) {
        return browser.call("POST", SIGN_IN, owner.credentials());
    }
}
