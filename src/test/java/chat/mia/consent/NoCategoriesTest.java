package chat.mia.consent;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A deployment that removed the analytics cookie, and with it everything optional. */
@QuarkusTest
@TestProfile(NoCategoriesTest.NothingOptional.class)
@QuarkusTestResource(PostgresResource.class)
class NoCategoriesTest {

    private static final String LEFT_OVER = "mia_analytics_id";

    @Inject
    Tables tables;

    public static class NothingOptional implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mia.catalogue.entries.analytics-id.removed", "true");
        }
    }

    @Test
    void put_ofNothing_isARefusal() {
        for (Visitor visitor : new Visitor[] {Visitor.signedIn(), Visitor.anonymous()}) {
            visitor.put(nothing())
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("refused"))
                    .body("choices", anEmptyMap());
            visitor.withdraw().then().statusCode(200);
        }
    }

    @Test
    void get_beforeAnyChoice_asksForNothing() {
        for (Visitor visitor : new Visitor[] {Visitor.signedIn(), Visitor.anonymous()}) {
            visitor.get()
                    .then()
                    .body("status", equalTo("unset"))
                    .body("choices", anEmptyMap())
                    .body("promptRequired", equalTo(false))
                    .body("promptReason", nullValue());
        }
    }

    @Test
    void put_ofWhatWasRemoved_isRefused() {
        Visitor.anonymous().put(Visitor.YES).then().statusCode(400).body("type", equalTo("/problems/unknown-category"));
    }

    @Test
    void refresh_ofAnAccountThatOnceSaidYes_grantsNothingAndSetsNothingOptional() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(nothing()).then().statusCode(200);
        tables.update("UPDATE consent_subject SET granted = '{analytics}' WHERE account_id = ?", visitor.account());

        visitor.browser.refresh().then().statusCode(200).body("consent.choices", anEmptyMap());

        assertEquals(List.of(), visitor.granted());
        assertEquals(Set.of("access_token", "refresh_token", "csrf_token"), visitor.browser.cookieNames());
        assertEquals("403 unknown", visitor.check());
        visitor.get()
                .then()
                .body("status", equalTo("refused"))
                .body("promptRequired", equalTo(false))
                .body("clear.cookies", empty());
    }

    @Test
    void cookieLeftOver_isRemovedFromBrowsersThatStillSendIt() {
        Visitor account = Visitor.signedIn();
        account.browser.set(LEFT_OVER, "a.x");
        account.browser.refresh().then().statusCode(200);
        assertEquals(Set.of("access_token", "refresh_token", "csrf_token"), account.browser.cookieNames());

        Visitor browser = Visitor.anonymous();
        browser.browser.set(LEFT_OVER, "b.x");
        assertEquals("403 unknown", browser.check());
        browser.put(nothing()).then().statusCode(200);
        assertEquals(Set.of(), browser.browser.cookieNames());
    }

    @Test
    void noticeAndPages_nameNoOptionalStorage() {
        Browser browser = new Browser();
        browser.call("GET", "/api/v1/consent/notice").then().statusCode(200).body("categories", empty());
        assertThat(browser.call("GET", "/legal/cookies").asString(), not(containsString(LEFT_OVER)));
        browser.call("GET", "/").then().body(containsString("aria-labelledby=\"choice-title\" hidden"));
    }

    private static String nothing() {
        return Visitor.NO.replace("\"analytics\": false", "");
    }
}
