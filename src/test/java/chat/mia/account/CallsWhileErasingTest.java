package chat.mia.account;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.hamcrest.Matchers.equalTo;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables.Transaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What comes while an account is being erased, or before every replica has heard of it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CallsWhileErasingTest extends ErasureFixture {

    @Test
    void put_whileErasing_says401() {
        refusedMeanwhile(() -> browser.copy().call("PUT", "/api/v1/consent", YES), "session-ended");
    }

    @Test
    void put_withAKeyWhileErasing_says401AndLeavesNoKey() {
        refusedMeanwhile(
                () -> browser.copy()
                        .with("Idempotency-Key", UUID.randomUUID().toString())
                        .call("PUT", "/api/v1/consent", YES),
                "session-ended");
    }

    @Test
    void link_whileErasing_says401AndKeepsTheBrowsersChoice() {
        Browser anonymous = new Browser();
        String receipt = anonymous.call("PUT", "/api/v1/consent", YES).path("receipt");

        refusedMeanwhile(
                () -> browser.copy().call("POST", "/api/v1/consent/link", Map.of("receipt", receipt)), "session-ended");

        anonymous
                .with("Consent-Receipt", receipt)
                .call("GET", "/api/v1/consent")
                .then()
                .body("status", equalTo("granted"));
    }

    /** Of a chain that the erasure needs too: neither waits for the other. */
    @Test
    void linkAgain_whileErasing_isRefused() {
        String receipt = new Browser().call("PUT", "/api/v1/consent", YES).path("receipt");
        Map<String, String> link = Map.of("receipt", receipt);
        browser.call("POST", "/api/v1/consent/link", link).then().statusCode(200);

        refusedMeanwhile(() -> browser.copy().call("POST", "/api/v1/consent/link", link), "session-ended");
    }

    @Test
    void refresh_whileErasing_says401() {
        tables.update("UPDATE auth_session SET rotated_at = rotated_at - interval '5 minutes' WHERE sid = ?", session);
        refusedMeanwhile(() -> browser.copy().refresh(), "session-ended");
    }

    @Test
    void signIn_whileErasing_says401() {
        refusedMeanwhile(
                () -> new Browser().call("POST", "/api/v1/session", browser.credentials()), "wrong-credentials");
    }

    @Test
    void erase_whileErasing_says401() {
        refusedMeanwhile(() -> erase(browser.copy()), "session-ended");
    }

    @Test
    void put_withATokenThatAnotherReplicaHasNotHeardOf_says401() {
        tables.update("UPDATE consent_subject SET account_id = NULL, closed_at = now() WHERE account_id = ?", account);
        tables.update("DELETE FROM account WHERE id = ?", account);

        for (Response answer : List.of(
                browser.call("PUT", "/api/v1/consent", YES),
                browser.call("DELETE", "/api/v1/consent"),
                browser.call("GET", "/api/v1/account"),
                erase(browser))) {
            answer.then().statusCode(401).body("type", equalTo("/problems/session-ended"));
        }
    }

    /** The last step of the erasure is held up; what comes now must wait for it and then be refused. */
    private void refusedMeanwhile(Supplier<Response> call, String slug) {
        try (Transaction reference = tables.transaction()) {
            reference.execute("SELECT id FROM account WHERE id = ? FOR KEY SHARE", account);
            CompletableFuture<Response> erasure = supplyAsync(() -> erase(browser));
            tables.awaitWaiter(reference);
            CompletableFuture<Response> late = supplyAsync(call);
            awaitWaiters(2);
            reference.commit();

            erasure.join().then().statusCode(204);
            late.join().then().statusCode(401).body("type", equalTo("/problems/" + slug));
        }
        onlyTold();
    }

    private void awaitWaiters(int number) {
        long patience = System.nanoTime() + 10_000_000_000L;
        while (tables.query("SELECT pid FROM pg_stat_activity WHERE cardinality(pg_blocking_pids(pid)) > 0")
                        .size()
                < number) {
            if (System.nanoTime() > patience) {
                throw new AssertionError("nobody waits for the erasure");
            }
            Thread.onSpinWait();
        }
    }
}
