package chat.mia.consent;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A deployment that has its own names for all that the service keeps on a device. */
@QuarkusTest
@TestProfile(RenamedCookiesTest.OwnNames.class)
@QuarkusTestResource(PostgresResource.class)
class RenamedCookiesTest {

    private static final String ACCESS = "__Host-session";
    private static final String REFRESH = "__Secure-renewal";
    private static final String CSRF = "__Host-proof";
    private static final String ANALYTICS = "visitor";
    private static final String CONSENT = "/api/v1/consent";
    private static final String SESSION = "/api/v1/session";

    public static class OwnNames implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "mia.catalogue.entries.access-token.name",
                    ACCESS,
                    "mia.catalogue.entries.refresh-token.name",
                    REFRESH,
                    "mia.catalogue.entries.csrf-token.name",
                    CSRF,
                    "mia.catalogue.entries.analytics-id.name",
                    ANALYTICS,
                    "mia.catalogue.entries.consent-choice.name",
                    "my_choice",
                    "mia.catalogue.entries.theme.name",
                    "my_theme",
                    "mia.catalogue.entries.accent-color.removed",
                    "true",
                    "mia.pages.root-path",
                    "/account/mia");
        }
    }

    @Test
    void session_fromSignUpToSignOut_knowsTheNewNamesOnly() {
        Browser browser = Browser.signedUp();
        assertEquals(Set.of(ACCESS, REFRESH, CSRF), browser.cookieNames());
        browser.call("GET", SESSION).then().statusCode(200);
        browser.call("DELETE", CONSENT).then().statusCode(403);

        String before = browser.cookie(ACCESS);
        browser.refresh().then().statusCode(200);
        assertNotEquals(before, browser.cookie(ACCESS));

        browser.with("X-CSRF-Token", browser.cookie(CSRF));
        browser.call("DELETE", CONSENT).then().statusCode(200);
        browser.call("DELETE", SESSION).then().statusCode(204);
        assertEquals(Set.of(), browser.cookieNames());
    }

    @Test
    void choice_ofAnAccountAndOfABrowser_isKeptUnderTheNewName() {
        Browser account = Browser.signedUp();
        account.with("X-CSRF-Token", account.cookie(CSRF));
        Browser browser = new Browser();
        for (Browser visitor : new Browser[] {account, browser}) {
            visitor.call("PUT", CONSENT, Visitor.YES).then().statusCode(200);
            assertThat(visitor.cookieNames(), hasItems(ANALYTICS));
            visitor.call("GET", CONSENT + "/check/analytics").then().statusCode(204);

            visitor.call("PUT", CONSENT, Visitor.NO).then().statusCode(200).body("clear.cookies", contains(ANALYTICS));
        }
        assertEquals(Set.of(ACCESS, REFRESH, CSRF), account.cookieNames());
        assertEquals(Set.of(), browser.cookieNames());
    }

    @Test
    void doubledCookie_ofTheNewName_isRefusedAndRemoved_ofTheOldNameIsNothingToUs() {
        Response answer =
                new Browser().set("x=1; " + ACCESS, "one").set(ACCESS, "two").call("GET", SESSION);
        answer.then().statusCode(400).body("type", equalTo("/problems/ambiguous-cookies"));
        assertThat(answer.headers().getValues("Set-Cookie"), everyItem(startsWith(ACCESS + "=; ")));
        assertEquals(21, answer.headers().getValues("Set-Cookie").size());

        new Browser()
                .set("x=1; access_token", "one")
                .set("access_token", "two")
                .call("GET", SESSION)
                .then()
                .statusCode(401);
    }

    @Test
    void policyNoticeAndPage_tellTheNewNames() {
        Browser browser = new Browser();
        browser.call("GET", "/api/v1/policies/cookies")
                .then()
                .body("catalogue.name", hasItems(ACCESS, REFRESH, CSRF, ANALYTICS, "my_choice"));
        browser.call("GET", CONSENT + "/notice").then().body("categories[0].storage", contains(ANALYTICS));
        for (String page : List.of("/account/mia", "/problems", "/legal/cookies")) {
            browser.call("GET", page)
                    .then()
                    .body(containsString("data-csrf=\"" + CSRF + "\" data-consent=\"my_choice\" data-theme=\"my_theme\""
                            + " data-language=\"mia_language\" data-accent=\"\""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account/mia", "/account/mia/", "/account/mia?lang=de"})
    void pages_belowTheRootPath_leadToEachOtherThere(String path) {
        new Browser()
                .call("GET", path)
                .then()
                .statusCode(200)
                .body(containsString("<p class=\"brand\"><a href=\"/account/mia\">"))
                .body(containsString("<li><a href=\"/account/mia\">"));
    }

    @Test
    void privacyPage_belowTheRootPath_offersNoPreferenceThatIsNotKept() {
        new Browser()
                .call("GET", "/account/mia/privacy")
                .then()
                .statusCode(200)
                .body(containsString("href=\"/account/mia/privacy\""))
                .body(containsString("name=\"theme\""))
                .body(not(containsString("name=\"accent\"")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/privacy",
                "/admin",
                "/admin/figures",
                "/account",
                "/account/miaow",
                "/account/mia/problems",
                "/account/mia/api/v1/session",
                "/account/mia/kit/page.css"
            })
    void path_whereAPageIsNoMore_says404(String path) {
        new Browser().call("GET", path).then().statusCode(404).body("type", equalTo("/problems/not-found"));
    }

    /** What was published stays as it is, so it must not name what may move. */
    @Test
    void policyPage_belowAnyRootPath_leadsToTheOrigin() {
        new Browser()
                .call("GET", "/legal/cookies")
                .then()
                .statusCode(200)
                .body(containsString("<p class=\"brand\"><a href=\"/\">"));
    }
}
