package chat.mia.consent;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import chat.mia.web.Languages;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A deployment that declares a second optional category, in every store. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(SeveralCategoriesTest.WithMarketing.class)
class SeveralCategoriesTest {

    @Inject
    Tables tables;

    @Inject
    Consents consents;

    @Test
    void put_oneOfTwo_isPartialAndClearsTheOther() {
        Visitor visitor = Visitor.signedIn();
        visitor.browser.set("campaign", "x");
        visitor.put(choice(true, false))
                .then()
                .body("status", equalTo("partial"))
                .body("choices", equalTo(Map.of("analytics", true, "marketing", false)))
                .body("clear.cookies", contains("campaign"))
                .body("clear.localStorage", contains("mia_campaigns"))
                .body("clear.caches", contains("mia-offers"));
        assertEquals(
                Set.of("access_token", "refresh_token", "csrf_token", "mia_analytics_id"),
                visitor.browser.cookieNames());
        assertEquals(List.of("analytics"), visitor.granted());
    }

    @Test
    void put_theOther_expiresTheAnalyticsCookieOnly() {
        Visitor visitor = Visitor.anonymous();
        visitor.put(choice(true, true))
                .then()
                .body("status", equalTo("granted"))
                .body("clear.cookies", empty());
        assertNotNull(visitor.cookie("mia_analytics_id"));
        visitor.browser.set("campaign", "x");
        visitor.put(choice(false, true)).then().body("status", equalTo("partial"));
        assertEquals(Set.of("campaign"), visitor.browser.cookieNames());
    }

    @Test
    void delete_withCookiesOfBoth_expiresBoth() {
        Visitor visitor = Visitor.anonymous();
        visitor.put(choice(true, true));
        visitor.browser.set("campaign", "x");
        visitor.withdraw()
                .then()
                .body("status", equalTo("refused"))
                .body("clear.cookies", containsInAnyOrder("campaign", "mia_analytics_id"));
        assertEquals(Set.of(), visitor.browser.cookieNames());
    }

    @Test
    void notice_categoryOfTheDeploymentsOwn_isDescribedFromTheCatalogue() {
        new Browser()
                .call("GET", "/api/v1/consent/notice")
                .then()
                .body("categories.id", contains("analytics", "marketing"))
                .body("categories[1].name", equalTo("marketing"))
                .body("categories[1].description", equalTo("Offers"))
                .body("categories[1].storage", containsInAnyOrder("campaign", "mia_campaigns", "mia-offers"))
                .body("categories[1].retention", equalTo("P6M"));
    }

    @Test
    void check_ofEachCategory_isToldItsOwn() {
        Visitor account = Visitor.signedIn();
        account.put(choice(false, true));
        assertEquals("403 refused", account.check());
        assertEquals(204, marketing(account));

        Visitor browser = Visitor.anonymous();
        browser.put(choice(true, true));
        assertEquals("204 granted", browser.check());
        assertEquals(403, marketing(browser), "no cookie tells of it");
    }

    private static int marketing(Visitor visitor) {
        return visitor.browser.call("GET", "/api/v1/consent/check/marketing").statusCode();
    }

    private static String choice(boolean analytics, boolean marketing) {
        return """
                {"policyVersion": "2026-04-25", "choices": {"analytics": %s, "marketing": %s}, "source": "settings",
                 "locale": "en"}""".formatted(analytics, marketing);
    }

    public static class WithMarketing implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>();
            declare(settings, "campaign", "campaign", "cookie", "P30D");
            declare(settings, "campaigns", "mia_campaigns", "local-storage", "P6M");
            declare(settings, "offers", "mia-offers", "cache", "P1M");
            return settings;
        }

        private static void declare(
                Map<String, String> settings, String id, String name, String store, String lifetime) {
            String entry = "mia.catalogue.entries." + id + ".";
            settings.put(entry + "name", name);
            settings.put(entry + "store", store);
            settings.put(entry + "category", "marketing");
            settings.put(entry + "basis", "consent");
            Languages.WRITTEN.forEach(language -> settings.put(entry + "purpose." + language, "Offers"));
            settings.put(entry + "lifetime", lifetime);
        }
    }
}
