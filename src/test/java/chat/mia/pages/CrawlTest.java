package chat.mia.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.catalogue.Catalogue;
import chat.mia.testing.PostgresResource;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A crawl that overlooks something proves nothing: whatever is put into a browser is found, wherever it lies. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CrawlTest extends InTheApp {

    private static final long DAY_SECONDS = 86_400;

    @Inject
    Catalogue catalogue;

    @Test
    void differences_anythingInAnyStore_isNamed() {
        try (BrowserContext visitor = newcomer()) {
            Page page = open(visitor, "/problems");
            page.evaluate("async () => {"
                    + " localStorage.setItem('stray', '1');"
                    + " sessionStorage.setItem('tab', '1');"
                    + " await new Promise((done) => { indexedDB.open('books').onsuccess = done; });"
                    + " await (await caches.open('copies')).add('/problems');"
                    + " const file = await (await navigator.storage.getDirectory()).getFileHandle('f', { create: true });"
                    + " const stream = await file.createWritable(); await stream.write('x'.repeat(9999)); await stream.close();"
                    + "}");
            visitor.addCookies(
                    List.of(new Cookie("elsewhere", "1").setDomain("localhost").setPath("/deep/down")));

            assertEquals(
                    Set.of(
                            "the browser holds cookie elsewhere, which the policy does not list",
                            "the browser holds local-storage stray, which the policy does not list",
                            "the browser holds session-storage tab, which the policy does not list",
                            "the browser holds indexed-db books, which the policy does not list",
                            "the browser holds cache copies, which the policy does not list",
                            "the browser holds file_systems (any), which the policy does not list"),
                    Set.copyOf(differences(page, Set.of())));
        }
    }

    @Test
    void differences_cookiesThatLookOtherwise_tellHow() {
        try (BrowserContext visitor = newcomer()) {
            Page page = open(visitor, "/problems");
            double now = Instant.now().getEpochSecond();
            visitor.addCookies(List.of(
                    cookie("access_token", "/", SameSiteAttribute.STRICT).setHttpOnly(true),
                    cookie("refresh_token", "/api/v1/session", SameSiteAttribute.STRICT)
                            .setHttpOnly(true)
                            .setExpires(now + 31 * DAY_SECONDS),
                    cookie("csrf_token", "/", SameSiteAttribute.STRICT)
                            .setDomain(".chat.example")
                            .setExpires(now + 60),
                    cookie("mia_analytics_id", "/", SameSiteAttribute.LAX)));
            page.evaluate("localStorage.setItem('cookie_consent',"
                    + " '{\"decidedAt\":\"2026-05-01T00:00:00Z\",\"expiresAt\":\"2027-06-01T00:00:00Z\"}')");

            List<String> differences =
                    differences(page, Set.of("access-token", "refresh-token", "csrf-token", "consent-choice", "theme"));
            String told = String.join("\n", differences);
            assertEquals(6, differences.size(), told);
            assertTold(
                    told,
                    "access_token with \"Path=/, HttpOnly, Secure, SameSite=Strict, session\", but the policy says \"Path=/, HttpOnly, Secure, SameSite=Lax, session\"");
            assertTold(told, "refresh_token with \"Path=/api/v1/session, HttpOnly, Secure, SameSite=Strict, PT74");
            assertTold(told, "csrf_token with \"Path=/, Domain=.chat.example, Secure, SameSite=Strict, PT");
            assertTold(told, "cookie mia_analytics_id, which must not be there");
            assertTold(told, "cookie_consent with \"PT9504H\", but the policy says \"P12M\"");
            assertTold(told, "the entry theme is missing: local-storage mia_chat_theme");
        }
    }

    @Test
    void neverSeen_ofACrawlThatSawNothing_isThePolicy() {
        assertEquals(
                Set.copyOf(Listed.in(catalogue).stream().map(Listed::name).toList()),
                new Crawl(Listed.in(catalogue)).neverSeen());
    }

    private List<String> differences(Page page, Set<String> ids) {
        return new Crawl(Listed.in(catalogue)).differences(Held.by(page), ids);
    }

    private static void assertTold(String told, String what) {
        assertTrue(told.contains(what), told);
    }

    private static Cookie cookie(String name, String path, SameSiteAttribute sameSite) {
        return new Cookie(name, "1")
                .setDomain("localhost")
                .setPath(path)
                .setSecure(true)
                .setSameSite(sameSite);
    }
}
