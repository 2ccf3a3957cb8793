package chat.mia.pages;

import static io.restassured.RestAssured.given;

import chat.mia.testing.InABrowser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;

/** The page that verifies receipts, and a receipt of the service for each test. */
abstract class VerifyPageFixture extends InABrowser {

    private static final String PAGE = "/kit/verify.html";
    static final String ISSUER = "https://chat.example/receipts";

    private static final String YES = """
            {"policyVersion": "%s", "choices": {"analytics": true}, "source": "banner", "locale": "de", "notice": "%s"}""";

    chat.mia.testing.Browser member;
    String receipt;
    String jwks;
    String notice;

    @BeforeEach
    void getReceipt() {
        var shown = given().get("/api/v1/consent/notice?locale=de").jsonPath();
        notice = shown.getString("body");
        member = chat.mia.testing.Browser.signedUp();
        receipt = member.call(
                        "PUT",
                        "/api/v1/consent",
                        YES.formatted(shown.getString("policyVersion"), shown.getString("sha256")))
                .path("receipt");
        jwks = given().get("/.well-known/jwks.json").asString();
    }

    Page openReady(BrowserContext visitor) {
        Page page = open(visitor, PAGE);
        page.waitForSelector("html[data-ready]");
        return page;
    }

    void verify(Page page, String text) {
        page.fill("#keys", jwks);
        page.fill("#issuer", ISSUER);
        page.fill("#receipt", text);
        submit(page);
    }

    static void submit(Page page) {
        page.click("button[type=submit]");
        page.waitForSelector("#verdict :is(.good, .bad)");
    }

    static Browser.NewContextOptions inEnglish() {
        return new Browser.NewContextOptions().setLocale("en-GB");
    }
}
