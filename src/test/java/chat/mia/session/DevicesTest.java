package chat.mia.session;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DevicesTest extends DevicesFixture {

    private static final String FIREFOX = "Mozilla/5.0 (Android 14; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0";

    @Test
    void list_twoDevices_showsBothNewestUseFirst() {
        age(browser, "1 hour");

        phone.call("GET", PATH)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("sessions.id", contains(id(phone), id(browser)))
                .body("sessions.current", contains(true, false));
        browser.call("GET", PATH).then().body("sessions.current", contains(false, true));
    }

    @Test
    void list_times_areThoseOfTheSessionView() {
        Response view = browser.call("GET", "/api/v1/session");

        Response list = browser.call("GET", PATH);

        String mine = "sessions.find {it.current}.";
        assertEquals((String) view.path("session.createdAt"), list.path(mine + "createdAt"));
        assertEquals(told(browser, "rotated_at"), list.path(mine + "lastUsedAt"));
        assertEquals(told(browser, "rotated_at + interval '30 days'"), list.path(mine + "expiresAt"));
    }

    @Test
    void list_nearTheAbsoluteEnd_promisesNoMoreThanThat() {
        tables.update("UPDATE auth_session SET ends_at = now() + interval '5 min' WHERE sid = ?", browser.session());

        assertEquals(told(browser, "ends_at"), browser.call("GET", PATH).path("sessions.find {it.current}.expiresAt"));
    }

    @Test
    void list_device_isBrowserAndSystemOfTheSignIn() {
        new Browser()
                .with("User-Agent", FIREFOX)
                .call("POST", "/api/v1/session", browser.credentials())
                .then()
                .statusCode(200);
        tables.update("UPDATE auth_session SET device = NULL WHERE sid = ?", browser.session());

        browser.call("GET", PATH)
                .then()
                .body("sessions.device", contains("Firefox on Android", "Apache-HttpClient", "Unknown browser"));
    }

    @Test
    void list_deviceAtSignUp_isKnownToo() {
        Browser own = new Browser().with("User-Agent", FIREFOX);
        own.call("POST", "/api/v1/accounts", credentialsOfSomebodyNew()).then().statusCode(201);

        own.call("GET", PATH).then().body("sessions.device", contains("Firefox on Android"));
    }

    @Test
    void list_sessionsThatAreOver_areAbsent() {
        Browser idle = browser.signInElsewhere();
        Browser old = browser.signInElsewhere();
        age(idle, "30 days");
        tables.update("UPDATE auth_session SET ends_at = now() WHERE sid = ?", old.session());
        phone.copy().call("DELETE", "/api/v1/session").then().statusCode(204);

        browser.call("GET", PATH).then().body("sessions.id", contains(id(browser)));
    }

    @Test
    void list_ofAnotherAccount_isItsOwn() {
        Browser other = Browser.signedUp();

        other.call("GET", PATH).then().body("sessions.id", contains(id(other)));
    }

    @Test
    void list_moreThanAHundred_hasTheNewestAndThisOne() {
        age(browser, "1 day");
        tables.update("INSERT INTO auth_session (sid, account_id, ends_at, current_hash, nonce)"
                + " SELECT gen_random_uuid(), account_id, ends_at, current_hash, nonce FROM auth_session,"
                + " generate_series(1, 100) WHERE sid = '" + browser.session() + "'");

        browser.call("GET", PATH)
                .then()
                .body("sessions", hasSize(100))
                .body("sessions.id", hasItem(id(browser)))
                .body("sessions[99].current", equalTo(true));
    }

    @Test
    void list_byHeader_works() {
        new Browser()
                .with("Authorization", "Bearer " + browser.cookie("access_token"))
                .call("GET", PATH)
                .then()
                .statusCode(200)
                .body("sessions", hasSize(2));
    }

    @Test
    void list_signedOut_isRefused() {
        new Browser().call("GET", PATH).then().statusCode(401).body("type", equalTo("/problems/not-signed-in"));
    }

    @Test
    void list_sessionThatAnotherReplicaEnded_isRefused() {
        tables.update("UPDATE auth_session SET status = 3 WHERE sid = ?", browser.session());

        browser.call("GET", PATH).then().statusCode(401).body("type", equalTo("/problems/session-ended"));
    }

    private void age(Browser browser, String interval) {
        tables.update(
                "UPDATE auth_session SET rotated_at = rotated_at - ?::interval WHERE sid = ?",
                interval,
                browser.session());
    }

    private String told(Browser browser, String time) {
        List<List<Object>> rows = tables.query(
                "SELECT to_char(date_trunc('second', " + time
                        + ") AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') FROM auth_session WHERE sid = ?",
                browser.session());
        return (String) rows.get(0).get(0);
    }

    private static Map<String, String> credentialsOfSomebodyNew() {
        return Map.of("email", UUID.randomUUID() + "@chat.example", "password", Browser.PASSWORD);
    }

    private static String id(Browser browser) {
        return browser.session().toString();
    }
}
