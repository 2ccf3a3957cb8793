package chat.mia.catalogue;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DoubledCookiesTest {

    @Inject
    Tables tables;

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/session, access_token",
        "GET, /api/v1/account, access_token",
        "POST, /api/v1/session/refresh, refresh_token",
        "GET, /api/v1/consent, mia_analytics_id",
        "DELETE, /api/v1/consent, csrf_token",
    })
    void call_withOneOfOurCookiesTwice_isRefusedAndChangesNothing(String method, String path, String name) {
        Browser browser = Browser.signedUp();
        Map<String, String> before = tables.contents();

        browser.set("x=1; " + name, "tossed")
                .set("y=1; " + name, "tossed too")
                .request(path)
                .request(method, path)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/ambiguous-cookies"));

        assertEquals(before, tables.contents());
    }

    @Test
    void call_withOneOfOurCookiesTwice_removesItWhereverItMayLie() {
        Response answer = new Browser()
                .set("x=1; access_token", "one")
                .set("access_token", "two")
                .call("GET", "/api/v1/session");

        List<String> expected = new ArrayList<>();
        for (String domain : new String[] {"", " Domain=chat.example;", " Domain=example;"}) {
            for (String path : new String[] {
                "/", "/api", "/api/", "/api/v1", "/api/v1/", "/api/v1/session", "/api/v1/session/",
            }) {
                expected.add("access_token=; Path=" + path + ";" + domain + " Max-Age=0; Secure");
            }
        }
        assertThat(answer.headers().getValues("Set-Cookie"), containsInAnyOrder(expected.toArray()));
    }

    @Test
    void call_withAuthorizationHeader_looksAtNoCookie() {
        Browser browser = Browser.signedUp();

        new Browser()
                .with("Authorization", "Bearer " + browser.cookie("access_token"))
                .set("x=1; access_token", "one")
                .set("access_token", "two")
                .call("GET", "/api/v1/session")
                .then()
                .statusCode(200);
    }

    @Test
    void unsafeCall_withTokensOfTwoSessions_isRefusedAndRemovesNothing() {
        Browser one = Browser.signedUp();
        Browser other = Browser.signedUp();
        Map<String, String> before = tables.contents();

        Response answer = new Browser()
                .with(
                        "Cookie",
                        "access_token=" + one.cookie("access_token") + "; refresh_token="
                                + other.cookie("refresh_token"))
                .with("X-CSRF-Token", one.cookie("csrf_token"))
                .call("DELETE", "/api/v1/consent");

        answer.then().statusCode(400).body("type", equalTo("/problems/ambiguous-cookies"));
        assertThat(answer.headers().getValues("Set-Cookie"), empty());
        assertEquals(before, tables.contents());
    }

    @Test
    void safeCall_withTokensOfTwoSessions_passes() {
        Browser other = Browser.signedUp();

        Browser.signedUp()
                .set("refresh_token", other.cookie("refresh_token"))
                .call("GET", "/api/v1/session")
                .then()
                .statusCode(200);
    }
}
