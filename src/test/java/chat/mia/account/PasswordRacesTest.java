package chat.mia.account;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import chat.mia.testing.Tables.Transaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No session that was begun with the old password survives its change, whichever of the two is first. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PasswordRacesTest {

    private static final String LOCK_AS_A_SIGN_IN = "SELECT id FROM account WHERE email = ? FOR SHARE";

    @Inject
    Tables tables;

    private Browser browser;
    private UUID session;

    @BeforeEach
    void signUp() {
        browser = Browser.signedUp();
        session = browser.session();
    }

    @Test
    void signIn_whileThePasswordIsBeingChanged_isRefused() {
        try (Transaction change = tables.transaction()) {
            change.execute("UPDATE account SET password_hash = 'another' WHERE email = ?", browser.email());
            CompletableFuture<Response> signIn = CompletableFuture.supplyAsync(
                    () -> new Browser().call("POST", "/api/v1/session", browser.credentials()));
            tables.awaitWaiter(change);
            change.commit();

            signIn.join().then().statusCode(401).body("type", equalTo("/problems/wrong-credentials"));
        }

        assertEquals(List.of(List.of(session)), sessions(0));
    }

    @Test
    void change_whileASignInIsUnderWay_endsItsSession() {
        UUID begun = UUID.randomUUID();
        try (Transaction signIn = tables.transaction()) {
            signIn.execute(LOCK_AS_A_SIGN_IN, browser.email());
            signIn.execute(
                    "INSERT INTO auth_session (sid, account_id, ends_at, current_hash, nonce) SELECT ?, account_id, ends_at,"
                            + " current_hash, nonce FROM auth_session WHERE sid = ?",
                    begun,
                    session);
            CompletableFuture<Response> change =
                    CompletableFuture.supplyAsync(() -> change("another horse, other staple"));
            tables.awaitWaiter(signIn);
            signIn.commit();

            change.join().then().statusCode(204);
        }

        assertEquals(List.of(List.of(begun)), sessions(4));
    }

    @Test
    void change_whileAnotherChangeIsUnderWay_isRefused() {
        Browser other = browser.signInElsewhere();
        try (Transaction first = tables.transaction()) {
            first.execute("UPDATE account SET password_hash = 'another' WHERE email = ?", browser.email());
            CompletableFuture<Response> second =
                    CompletableFuture.supplyAsync(() -> change("another horse, other staple"));
            tables.awaitWaiter(first);
            first.commit();

            second.join().then().statusCode(403).body("type", equalTo("/problems/wrong-password"));
        }

        other.refresh().then().statusCode(200);
        assertEquals(
                List.of(List.of("another")),
                tables.query("SELECT password_hash FROM account WHERE email = ?", browser.email()));
    }

    private Response change(String next) {
        return browser.call(
                "PUT", "/api/v1/account/password", Map.of("currentPassword", Browser.PASSWORD, "newPassword", next));
    }

    private List<List<Object>> sessions(int status) {
        return tables.query(
                "SELECT sid FROM auth_session WHERE status = ? AND account_id = (SELECT id FROM account WHERE email = ?)",
                status,
                browser.email());
    }
}
