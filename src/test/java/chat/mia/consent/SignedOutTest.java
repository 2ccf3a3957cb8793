package chat.mia.consent;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What a session's begin and end do to the analytics cookie. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SignedOutTest {

    private static final String SESSION = "/api/v1/session";

    @Test
    void signOut_accountsCookie_expiresIt() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES);
        assertThat(visitor.cookie("mia_analytics_id"), startsWith("a."));

        visitor.browser.call("DELETE", SESSION).then().statusCode(204);

        assertNull(visitor.cookie("mia_analytics_id"));
    }

    @Test
    void signOut_browsersOwnCookie_leavesIt() {
        Visitor visitor = Visitor.signedIn();
        visitor.browser.set("mia_analytics_id", "b.x.1.v.0.mac");

        assertThat(
                visitor.browser.call("DELETE", SESSION).headers().getValues("Set-Cookie"),
                not(hasItem(startsWith("mia_analytics_id"))));
    }

    @Test
    void signIn_accountThatSaidYes_getsTheCookieInItsOtherBrowserToo() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES);

        assertThat(visitor.browser.signInElsewhere().cookie("mia_analytics_id"), startsWith("a."));
    }

    @Test
    void refresh_afterNoElsewhere_expiresTheCookie() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES);
        Visitor elsewhere = visitor.copy();
        visitor.put(Visitor.NO);
        assertThat(elsewhere.cookie("mia_analytics_id"), startsWith("a."));

        elsewhere.browser.refresh().then().statusCode(200);

        assertNull(elsewhere.cookie("mia_analytics_id"));
    }

    @Test
    void signIn_accountThatNeverChose_expiresTheBrowsersCookie() {
        Visitor anonymous = Visitor.anonymous();
        anonymous.put(Visitor.YES);
        assertThat(anonymous.cookie("mia_analytics_id"), startsWith("b."));
        Visitor account = Visitor.signedIn();

        anonymous
                .browser
                .call("POST", SESSION, account.browser.credentials())
                .then()
                .statusCode(200);

        assertNull(anonymous.cookie("mia_analytics_id"));
    }
}
