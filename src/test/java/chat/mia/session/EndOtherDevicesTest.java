package chat.mia.session;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.LogLines;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables.Transaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EndOtherDevicesTest extends DevicesFixture {

    @Test
    void endOthers_endsAllButThisOneAndThoseOfOtherAccounts() {
        Browser third = browser.signInElsewhere();
        Browser stranger = Browser.signedUp();
        List<UUID> ended = List.of(phone.session(), third.session());

        browser.call("DELETE", PATH).then().statusCode(204);

        isSignedOut(phone);
        isSignedOut(third);
        ended.forEach(session -> isEnded(session, EndReason.REVOKED));
        isSignedIn(browser);
        isSignedIn(stranger);
    }

    @Test
    void endOthers_ofAnIdleOne_leavesNoneActive() {
        UUID idle = phone.session();
        tables.update("UPDATE auth_session SET rotated_at = rotated_at - interval '30 days' WHERE sid = ?", idle);

        browser.call("DELETE", PATH).then().statusCode(204);

        isEnded(idle, EndReason.REVOKED);
    }

    @Test
    void endOthers_isAuditedOnce() {
        browser.signInElsewhere();
        String account = account(browser);
        UUID kept = browser.session();
        try (LogLines log = LogLines.listen()) {
            browser.call("DELETE", PATH).then().statusCode(204);

            assertEquals(
                    List.of("\"session-revoked\",\"account\":\"" + account + "\",\"session\":\"" + kept
                            + "\",\"reason\":\"other-devices\",\"count\":2}"),
                    audited(log));
        }
    }

    @Test
    void endOthers_thereIsNone_changesNothing() {
        Browser alone = Browser.signedUp();
        alone.signInElsewhere().call("DELETE", "/api/v1/session").then().statusCode(204);
        Map<String, String> before = tables.contents();
        try (LogLines log = LogLines.listen()) {
            alone.call("DELETE", PATH).then().statusCode(204);

            assertEquals(List.of(), audited(log));
        }

        assertEquals(before, tables.contents());
    }

    @Test
    void endOthers_whileARefreshIsUnderWay_endsWhatItContinues() {
        UUID ended = phone.session();
        try (Transaction refresh = tables.transaction()) {
            refresh.execute(
                    "UPDATE auth_session SET generation = generation + 1, rotated_at = now() WHERE sid = ?", ended);
            CompletableFuture<Response> answer = CompletableFuture.supplyAsync(() -> browser.call("DELETE", PATH));
            tables.awaitWaiter(refresh);
            refresh.commit();

            answer.join().then().statusCode(204);
        }

        isEnded(ended, EndReason.REVOKED);
    }

    @Test
    void endOthers_withoutCsrfToken_isRefusedAndChangesNothing() {
        Map<String, String> before = tables.contents();

        browser.with("X-CSRF-Token", phone.cookie("csrf_token"))
                .call("DELETE", PATH)
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/csrf-token-mismatch"));

        assertEquals(before, tables.contents());
    }

    @Test
    void endOthers_fromASessionThatAnotherReplicaEnded_isRefusedAndChangesNothing() {
        tables.update("UPDATE auth_session SET status = 3 WHERE sid = ?", browser.session());
        Map<String, String> before = tables.contents();

        browser.call("DELETE", PATH).then().statusCode(401).body("type", equalTo("/problems/session-ended"));

        assertEquals(before, tables.contents());
        isSignedIn(phone);
    }
}
