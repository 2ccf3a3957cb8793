package chat.mia.account;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import chat.mia.testing.Tables.Transaction;
import chat.mia.testing.Traces;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing slips past an erasure, whichever is first, and nobody hears anything but a clean refusal. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ErasureRacesTest {

    private static final String YES = """
            {"policyVersion": "2026-04-25", "choices": {"analytics": true}, "source": "settings", "locale": "en"}""";

    @Inject
    Tables tables;

    @Inject
    Traces traces;

    private Browser browser;
    private UUID account;
    private UUID session;

    @BeforeEach
    void signUp() {
        browser = Browser.signedUp();
        account = UUID.fromString(browser.call("GET", "/api/v1/account").path("id"));
        session = browser.session();
        browser.call("PUT", "/api/v1/consent", YES).then().statusCode(200);
    }

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

    @Test
    void erase_whileAChoiceIsUnderWay_takesItAlong() {
        try (Transaction choice = tables.transaction()) {
            choice.execute("SELECT id FROM consent_subject WHERE account_id = ? FOR UPDATE", account);
            choice.execute(
                    "INSERT INTO service_event (kind, account_id, at) VALUES ('consent-changed', ?, '2026-01-01')",
                    account);
            CompletableFuture<Response> erasure = supplyAsync(() -> erase(browser));
            tables.awaitWaiter(choice);
            choice.commit();

            erasure.join().then().statusCode(204);
        }
        onlyTold();
    }

    @Test
    void erase_whileASignInIsUnderWay_endsItsSession() {
        UUID begun = UUID.randomUUID();
        try (Transaction signIn = tables.transaction()) {
            signIn.execute("SELECT id FROM account WHERE id = ? FOR SHARE", account);
            signIn.execute(
                    "INSERT INTO auth_session (sid, account_id, ends_at, current_hash, nonce) SELECT ?, account_id, ends_at,"
                            + " current_hash, nonce FROM auth_session WHERE sid = ?",
                    begun,
                    session);
            CompletableFuture<Response> erasure = supplyAsync(() -> erase(browser));
            tables.awaitWaiter(signIn);
            signIn.commit();

            erasure.join().then().statusCode(204);
        }
        onlyTold();
        assertEquals(
                1,
                tables.query("SELECT at FROM service_event WHERE kind = 'session-ended' AND sid = ?", begun)
                        .size());
    }

    @Test
    void erase_whileThePasswordIsBeingChanged_says403() {
        try (Transaction change = tables.transaction()) {
            change.execute("UPDATE account SET password_hash = 'another' WHERE id = ?", account);
            CompletableFuture<Response> erasure = supplyAsync(() -> erase(browser));
            tables.awaitWaiter(change);
            change.commit();

            erasure.join().then().statusCode(403).body("type", equalTo("/problems/wrong-password"));
        }
        browser.refresh().then().statusCode(200);
    }

    /** Whoever makes partitions locks two tables, one after the other; an erasure must not come between. */
    @ParameterizedTest
    @CsvSource({"account, auth_session_other", "consent_subject, consent_event_other"})
    void erase_whilePartitionsAreMade_waits(String first, String second) {
        try (Transaction maker = tables.transaction()) {
            maker.execute("LOCK TABLE " + first + " IN SHARE ROW EXCLUSIVE MODE");
            CompletableFuture<Response> erasure = supplyAsync(() -> erase(browser));
            tables.awaitWaiter(maker);
            maker.execute("LOCK TABLE " + second + " IN ACCESS EXCLUSIVE MODE");
            maker.commit();

            erasure.join().then().statusCode(204);
        }
        onlyTold();
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

    private void onlyTold() {
        Map<String, List<String>> left = traces.of(Set.of(account, browser.email()));
        assertEquals(Set.of("service_event"), left.keySet());
        assertEquals(1, left.get("service_event").size(), left.toString());
    }

    private static Response erase(Browser browser) {
        return browser.call("POST", "/api/v1/account/erasure", Map.of("password", Browser.PASSWORD));
    }
}
