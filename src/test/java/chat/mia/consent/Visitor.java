package chat.mia.consent;

import chat.mia.testing.Browser;
import chat.mia.testing.Tables;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Somebody who is asked for consent, with or without an account. */
class Visitor {

    static final String CURRENT_VERSION = "2026-04-25";
    static final String YES = choice(true);
    static final String NO = choice(false);

    private static final String PATH = "/api/v1/consent";

    final Browser browser;
    private final UUID account;
    private final UUID session;

    private Visitor(Browser browser, UUID account, UUID session) {
        this.browser = browser;
        this.account = account;
        this.session = session;
    }

    static Visitor anonymous() {
        return new Visitor(new Browser(), null, null);
    }

    /** A visitor with a new account. */
    static Visitor signedIn() {
        Browser browser = Browser.signedUp();
        UUID account = UUID.fromString(browser.call("GET", "/api/v1/session").path("account.id"));
        return new Visitor(browser, account, browser.session());
    }

    /** The same visitor in another tab. */
    Visitor copy() {
        return new Visitor(browser.copy(), account, session);
    }

    /** The same visitor on another device. */
    Visitor elsewhere() {
        Browser device = browser.signInElsewhere();
        return new Visitor(device, account, device.session());
    }

    Visitor with(String header, String value) {
        browser.with(header, value);
        return this;
    }

    Visitor without(String header) {
        browser.without(header);
        return this;
    }

    /** Refreshes at a time that the clock was stopped at; the database, whose clock cannot be, is told it by hand. */
    Visitor refreshAt(Instant time, Tables tables) {
        OffsetDateTime now = time.atOffset(ZoneOffset.UTC);
        tables.update(
                "UPDATE auth_session SET created_at = ?, rotated_at = ?, ends_at = ? WHERE sid = ?",
                now,
                now.isBefore(OffsetDateTime.now()) ? OffsetDateTime.now() : now,
                now.plusYears(50),
                session);
        browser.refresh().then().statusCode(200);
        return this;
    }

    UUID account() {
        return account;
    }

    String cookie(String name) {
        return browser.cookie(name);
    }

    /** What the access token says of the choice. */
    JsonObject claim() {
        String payload = browser.cookie("access_token").split("\\.")[1];
        return new JsonObject(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8))
                .getJsonObject("consent");
    }

    /** The categories that the access token grants. */
    List<?> granted() {
        return claim().getJsonArray("g").getList();
    }

    Response get() {
        return browser.call("GET", PATH);
    }

    Response put(String body) {
        return browser.call("PUT", PATH, body);
    }

    Response withdraw() {
        return browser.call("DELETE", PATH);
    }

    /** What a gateway is told of this visitor: status and decision. */
    String check() {
        Response answer = browser.call("GET", "/api/v1/consent/check/analytics");
        return answer.statusCode() + " " + answer.header("Consent-Decision");
    }

    static String choice(boolean analytics) {
        return """
                {"policyVersion": "%s", "choices": {"analytics": %s}, "source": "banner", "locale": "de-AT"}""".formatted(CURRENT_VERSION, analytics);
    }
}
