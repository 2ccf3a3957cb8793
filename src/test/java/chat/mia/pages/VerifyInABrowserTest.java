package chat.mia.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Barriers;
import chat.mia.testing.PostgresResource;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page says of receipts of the service, and of what is none; the rules have tests of their own (verify.test.js). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class VerifyInABrowserTest extends VerifyPageFixture {

    @Test
    void receipt_withoutAConnection_isFoundGenuineAndItsFactsAreShown() {
        try (BrowserContext visitor = visitor(inEnglish())) {
            Page page = openReady(visitor);
            visitor.setOffline(true);
            List<String> requests = new ArrayList<>();
            visitor.onRequest(request -> requests.add(request.url()));

            verify(page, receipt);

            assertEquals("Valid", page.textContent("#verdict .good strong"));
            String report = page.textContent("#report");
            for (String part : new String[] {
                "Somebody agreed",
                "\u2068analytics\u2069",
                "2026-04-25",
                "MediaMake",
                ISSUER,
                "https://chat.example/privacy"
            }) {
                assertTrue(report.contains(part), report);
            }
            assertEquals(List.of(), requests);
            page.click(".notice-text button");
            waitUntil(
                    page,
                    "document.querySelector('.notice-text [role=status]').textContent.includes('could not be fetched')");

            page.fill("#receipt", receipt + "x");
            assertEquals(0, page.locator("#verdict .good").count());
            assertEquals("", page.textContent("#report"));
        }
    }

    @Test
    void text_thatIsNoReceiptOfTheService_isNeverCalledValid() {
        try (BrowserContext visitor = visitor(inEnglish())) {
            Page page = openReady(visitor);
            String[] parts = receipt.split("\\.");
            String otherPayload =
                    parts[1].substring(0, 20) + (parts[1].charAt(20) == 'A' ? 'B' : 'A') + parts[1].substring(21);

            assertRefused(page, parts[0] + "." + otherPayload + "." + parts[2], "signature does not fit");
            assertRefused(page, member.cookie("access_token"), "its type is");
            assertRefused(page, receipt + "." + parts[2], "not a signed text");
            assertRefused(page, "nonsense", "not a signed text");
            page.fill("#issuer", "https://other.example/receipts");
            assertRefusedAsItIs(page, receipt, "issued by \u2068" + ISSUER);
            page.fill(
                    "#keys", jwks.replaceFirst("\"x\":\"[^\"]*\"", "\"x\":\"\"").replace("\"kid\":\"", "\"kid\":\"x"));
            assertRefusedAsItIs(page, receipt, "not among those trusted");
        }
    }

    @Test
    void fields_emptyOrWrong_sayWhatIsMissingAndTakeTheFocus() {
        try (BrowserContext visitor = visitor(inEnglish())) {
            Page page = openReady(visitor);
            waitUntil(page, "document.getElementById('keys').value.includes('ES256')");
            assertEquals(address("/receipts"), page.inputValue("#issuer"));

            page.click("button[type=submit]");
            assertEquals("Enter the receipt.", page.textContent("#receipt-error"));
            assertEquals("receipt", page.evaluate("document.activeElement.id"));
            page.fill("#receipt", receipt);
            assertEquals("", page.textContent("#receipt-error"));

            page.fill("#keys", "nonsense");
            page.click("button[type=submit]");
            waitUntil(page, "document.getElementById('keys').ariaInvalid === 'true'");
            assertEquals("keys", page.evaluate("document.activeElement.id"));
            assertEquals(0, page.locator("#verdict .good").count());
        }
    }

    @Test
    void receipt_chosenAsAFile_isVerifiedInArabicAndItsTextIsShown() {
        try (BrowserContext visitor = visitor()) {
            visitor.addInitScript("localStorage.setItem('mia_language', 'ar')");
            Page page = openReady(visitor);
            assertEquals("rtl", page.getAttribute("html", "dir"));
            waitUntil(page, "document.getElementById('keys').value.includes('ES256')");

            page.setInputFiles(
                    "#receipt-file",
                    new FilePayload(
                            "receipt.jwt", "application/jwt", (receipt + "\n").getBytes(StandardCharsets.UTF_8)));
            waitUntil(page, "document.getElementById('receipt').value !== ''");
            page.fill("#issuer", ISSUER);
            submit(page);

            assertEquals("صالح", page.textContent("#verdict .good strong"));
            page.click(".notice-text button");
            assertTrue(page.textContent("blockquote").contains(notice));
            assertEquals("de", page.getAttribute("blockquote", "lang"));
            assertEquals(List.of(), Barriers.in(page));
        }
    }

    private void assertRefused(Page page, String text, String reason) {
        verify(page, text);
        assertSaid(page, reason);
    }

    private static void assertRefusedAsItIs(Page page, String text, String reason) {
        page.fill("#receipt", text);
        submit(page);
        assertSaid(page, reason);
    }

    private static void assertSaid(Page page, String reason) {
        assertEquals("Not valid", page.textContent("#verdict .bad strong"));
        assertTrue(page.textContent("#verdict").contains(reason), page.textContent("#verdict"));
        assertEquals("", page.textContent("#report"));
    }
}
