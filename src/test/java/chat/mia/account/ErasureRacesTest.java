package chat.mia.account;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables.Transaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing slips past an erasure, whichever is first, and nobody hears anything but a clean refusal. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ErasureRacesTest extends ErasureFixture {

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
}
