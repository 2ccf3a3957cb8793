package chat.mia.session;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.keys.Meeting;
import chat.mia.testing.Browser;
import chat.mia.testing.NothingChanges;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Refresh tokens made with a secret that this replica was not given. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class UnknownSecretTest extends NothingChanges {

    private static final UUID OTHER = UUID.fromString("00000000-0000-4000-8000-000000000007");

    @Inject
    Meeting meeting;

    private Browser browser;

    @BeforeEach
    void anotherReplicaKnowsNumberSeven() {
        tables.update(
                "INSERT INTO replica (id, secrets, active_secret) SELECT ?, array_append(secrets, '7:00'), 0 FROM replica LIMIT 1",
                OTHER);
        browser = new Browser();
        meeting.hold();
    }

    @AfterEach
    void anotherReplicaStops() {
        tables.update("DELETE FROM replica WHERE id = ?", OTHER);
        meeting.hold();
    }

    @Test
    void refresh_secretKnownElsewhere_says503SoThatNobodyIsSignedOut() {
        token(7).refresh()
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", equalTo("/problems/temporarily-unavailable"));
    }

    @Test
    void signOut_secretKnownElsewhere_says503InsteadOfLeavingTheSessionAlive() {
        token(7).call("DELETE", "/api/v1/session").then().statusCode(503);
    }

    @Test
    void refresh_secretKnownNowhere_isAForgery() {
        token(8).refresh().then().statusCode(401).body("type", equalTo("/problems/session-ended"));
        assertEquals(204, token(8).call("DELETE", "/api/v1/session").statusCode());
    }

    private Browser token(int number) {
        byte[] bytes = new byte[69];
        bytes[0] = (byte) number;
        return browser.copy()
                .set("refresh_token", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
