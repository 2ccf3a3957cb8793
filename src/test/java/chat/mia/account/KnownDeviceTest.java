package chat.mia.account;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody can lock an owner out of the devices on which he was signed in; a stolen cookie is no such device. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class KnownDeviceTest {

    private static final String SIGN_IN = "/api/v1/session";

    @Inject
    Tables tables;

    private Browser owner;

    @BeforeEach
    void signUp() {
        owner = Browser.signedUp();
    }

    @Test
    void signIn_onAKnownDevice_isNotLockedOutByOthers() {
        fail(10, owner.email());

        right(owner.copy()).then().statusCode(200);
        right(new Browser()).then().statusCode(429);
    }

    @Test
    void signIn_onADeviceThatSignedOut_isNotLockedOutByOthers() {
        Browser cookie = owner.copy();
        owner.call("DELETE", SIGN_IN).then().statusCode(204);
        fail(10, owner.email());

        right(cookie).then().statusCode(200);
    }

    @Test
    void signIn_onADeviceWhoseSessionEndedByTheft_isLockedOut() {
        tables.update("UPDATE auth_session SET status = 2 WHERE sid = ?", owner.session());
        fail(10, owner.email());

        right(owner).then().statusCode(429);
    }

    @Test
    void signIn_withTheDeviceOfAnotherAccount_isLockedOut() {
        fail(10, owner.email());

        right(Browser.signedUp()).then().statusCode(429);
    }

    @Test
    void signIn_withAForgedDevice_isLockedOut() {
        fail(10, owner.email());
        String cookie = owner.cookie("refresh_token");

        right(new Browser().set("refresh_token", cookie.substring(0, 90) + (cookie.endsWith("AA") ? "BB" : "AA")))
                .then()
                .statusCode(429);
    }

    @Test
    void signIn_failuresOnAKnownDevice_lockThatDeviceOnly() {
        for (int i = 0; i < 10; i++) {
            wrong(owner, owner.email()).then().statusCode(401);
        }

        right(owner.copy()).then().statusCode(429);
        right(new Browser()).then().statusCode(200);
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
