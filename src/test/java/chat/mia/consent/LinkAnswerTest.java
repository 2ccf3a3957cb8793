package chat.mia.consent;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.StoppedClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a link does in the browser, and what its receipts are worth afterwards. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LinkAnswerTest {

    private static final String COOKIE = "mia_analytics_id";

    private static final String CHECK = "/api/v1/consent/check/analytics";

    @Inject
    StoppedClock clock;

    @Inject
    LinkFixture fixture;

    @AfterEach
    void runClock() {
        clock.run();
    }

    @Test
    void link_yes_turnsTheBrowsersCookieIntoTheAccountsAndRenewsTheToken() {
        Visitor browser = Visitor.anonymous();
        String receipt = browser.put(Visitor.YES).path("receipt");
        Visitor visitor = Visitor.signedIn();
        visitor.browser.set(COOKIE, browser.cookie(COOKIE));
        LinkFixture.link(visitor, receipt).then().body("status", equalTo("granted"));
        assertTrue(
                visitor.cookie(COOKIE).startsWith("a." + browser.cookie(COOKIE).split("\\.")[1] + "."));
        assertEquals(List.of("analytics"), visitor.granted());
        visitor.get().then().body("status", equalTo("granted"));
    }

    @Test
    void link_noOfTheAccount_expiresTheBrowsersCookie() {
        Visitor browser = Visitor.anonymous();
        String receipt = browser.put(Visitor.YES).path("receipt");
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.NO);
        visitor.browser.set(COOKIE, browser.cookie(COOKIE));
        LinkFixture.link(visitor, receipt)
                .then()
                .body("status", equalTo("refused"))
                .body("clear.cookies", equalTo(List.of(COOKIE)));
        assertNull(visitor.cookie(COOKIE));
        assertEquals(List.of(), visitor.granted());
    }

    @Test
    void link_newerNo_isHeededByGatewaysAtOnceWhateverAnOlderTokenSays() {
        Visitor visitor = Visitor.signedIn();
        Instant yes = Instant.now().minusSeconds(60);
        fixture.at(yes, visitor).put(Visitor.YES);
        Visitor elsewhere = visitor.copy();
        String no = fixture.noAt(yes.plusSeconds(2));
        elsewhere.browser.call("GET", CHECK).then().statusCode(204);
        LinkFixture.link(visitor, no).then().body("status", equalTo("refused"));
        elsewhere.browser.call("GET", CHECK).then().statusCode(403);
    }

    @Test
    void link_byAuthorizationHeader_needsNoCsrfTokenAndSetsNoCookie() {
        Visitor visitor = Visitor.signedIn();
        String token = visitor.cookie("access_token");
        Visitor program = Visitor.anonymous().with("Authorization", "Bearer " + token);
        LinkFixture.link(program, ReceiptCredentialTest.grant())
                .then()
                .statusCode(200)
                .header("Set-Cookie", nullValue())
                .body("status", equalTo("granted"));
        assertEquals("{analytics}", fixture.head(visitor).get(0));
    }

    @Test
    void receipt_shownAfterSignOut_isProofAndNothingMore() throws Exception {
        Visitor visitor = Visitor.signedIn();
        String receipt = ReceiptCredentialTest.grant();
        String ofLink = LinkFixture.link(visitor, receipt).path("receipt");
        visitor.browser.call("DELETE", "/api/v1/session").then().statusCode(204);
        for (String shown : List.of(receipt, ofLink)) {
            visitor.with("Consent-Receipt", shown);
            visitor.get().then().statusCode(200).body("status", equalTo("unset"));
            String begun = visitor.put(Visitor.YES).path("receipt");
            assertEquals(1, ReceiptsTest.verified(begun).getJsonObject("event").getInteger("seq"));
            assertNotEquals(
                    ReceiptsTest.verified(shown).getString("sub"),
                    ReceiptsTest.verified(begun).getString("sub"));
        }
    }
}
