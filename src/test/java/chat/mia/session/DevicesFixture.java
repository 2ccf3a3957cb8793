package chat.mia.session;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.LogLines;
import chat.mia.testing.Tables;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** An account that is signed in on two devices. */
abstract class DevicesFixture {

    static final String PATH = "/api/v1/sessions";

    @Inject
    Tables tables;

    Browser browser;
    Browser phone;

    @BeforeEach
    void signUp() {
        browser = Browser.signedUp();
        phone = browser.signInElsewhere();
    }

    static String one(Browser browser) {
        return PATH + "/" + browser.session();
    }

    static void isSignedIn(Browser browser) {
        browser.call("GET", "/api/v1/session").then().statusCode(200);
        browser.refresh().then().statusCode(200);
    }

    /** Neither of its tokens is taken any more, on this replica at once. */
    static void isSignedOut(Browser browser) {
        for (Response answer : List.of(browser.call("GET", "/api/v1/session"), browser.refresh())) {
            answer.then().statusCode(401).body("type", equalTo("/problems/session-ended"));
        }
    }

    void isEnded(UUID session, EndReason reason) {
        assertEquals((int) reason.status(), status(session));
        assertEquals(
                1,
                tables.query("SELECT at FROM service_event WHERE kind = 'session-ended' AND sid = ?", session)
                        .size());
    }

    Object status(UUID session) {
        return tables.query("SELECT status FROM auth_session WHERE sid = ?", session)
                .get(0)
                .get(0);
    }

    static String account(Browser browser) {
        return browser.call("GET", "/api/v1/session").path("account.id");
    }

    /** What the audit trail says, without its times. */
    static List<String> audited(LogLines log) {
        return log.of("mia.audit").stream()
                .map(line -> line.replaceFirst(".*\"schema\":1,\"event\":", "").replaceFirst("\"at\":\"[^\"]+\",", ""))
                .toList();
    }
}
