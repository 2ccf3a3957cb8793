package chat.mia.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.Tables;
import chat.mia.testing.Traces;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** Somebody who has an account and a choice, and is about to be erased. */
abstract class ErasureFixture {

    static final String YES = """
            {"policyVersion": "2026-04-25", "choices": {"analytics": true}, "source": "settings", "locale": "en"}""";

    @Inject
    Tables tables;

    @Inject
    Traces traces;

    Browser browser;
    UUID account;
    UUID session;

    @BeforeEach
    void signUp() {
        browser = Browser.signedUp();
        account = UUID.fromString(browser.call("GET", "/api/v1/account").path("id"));
        session = browser.session();
        browser.call("PUT", "/api/v1/consent", YES).then().statusCode(200);
    }

    /** Nothing is left but the one event that tells others. */
    void onlyTold() {
        Map<String, List<String>> left = traces.of(Set.of(account, browser.email()));
        assertEquals(Set.of("service_event"), left.keySet());
        assertEquals(1, left.get("service_event").size(), left.toString());
    }

    static Response erase(Browser browser) {
        return browser.call("POST", "/api/v1/account/erasure", Map.of("password", Browser.PASSWORD));
    }
}
