package chat.mia.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.catalogue.Catalogue;
import chat.mia.catalogue.Category;
import chat.mia.catalogue.Store;
import chat.mia.testing.PostgresResource;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the service worker keeps in a real browser. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CopiesInABrowserTest extends WithWorkers {

    private static final String KEPT = """
            async () => {
              const kept = [];
              for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const request of await cache.keys()) {
                  const answer = await cache.match(request);
                  const text = await answer.text();
                  const { pathname, origin } = new URL(request.url);
                  const type = answer.headers.get('Content-Type');
                  const control = answer.headers.get('Cache-Control');
                  kept.push({ name, path: pathname, own: origin === location.origin, type, control, text });
                }
              }
              return kept;
            }""";

    @Inject
    Catalogue catalogue;

    @Inject
    KitFiles kit;

    @Test
    void caches_afterASignedInVisit_holdStaticFilesOnly() {
        try (BrowserContext visitor = withWorkers()) {
            Page page = open(visitor, "/");
            page.evaluate(CONTROLLED);
            String email = UUID.randomUUID() + "@chat.example";
            page.fill("#email", email);
            page.fill("#password", "three words that rhyme");
            page.click("[data-action=signUp]");
            page.locator("#says", new Page.LocatorOptions().setHasText("Your account is made"))
                    .waitFor();
            for (String path : List.of("/", "/legal/cookies", "/api/v1/session", "/kit/index.js", "/")) {
                page.navigate(address(path));
            }
            page.locator("#says", new Page.LocatorOptions().setHasText("Welcome back"))
                    .waitFor();
            String account =
                    (String) page.evaluate("fetch('/api/v1/session').then(a => a.json()).then(v => v.account.id)");

            List<Map<String, Object>> kept = kept(page);
            Set<String> paths = new HashSet<>();
            kept.forEach(copy -> {
                paths.add((String) copy.get("path"));
                assertStaticAndNobodys(copy, email, account);
            });
            assertEquals(
                    declared(),
                    new HashSet<>(
                            kept.stream().map(copy -> (String) copy.get("name")).toList()));
            assertTrue(paths.contains(kit.address("demonstration/demonstration.js")), paths.toString());
        }
    }

    private void assertStaticAndNobodys(Map<String, Object> copy, String email, String account) {
        String path = (String) copy.get("path");
        String text = (String) copy.get("text");
        assertEquals(true, copy.get("own"), path);
        assertTrue(path.startsWith("/kit/"), path);
        String type = (String) copy.get("type");
        assertTrue(type.matches("(text/(javascript|css)|image/).*") || path.equals(kit.address("offline.html")), path);
        assertTrue(((String) copy.get("control")).matches("no-cache|public, max-age=31536000, immutable"), path);
        assertTrue(!text.contains(email) && !text.contains(account), path);
    }

    @Test
    void activation_ofThisVersion_removesCopiesOfEarlierOnesAndNothingElse() {
        try (BrowserContext visitor = withWorkers()) {
            Page page = open(visitor, "/problems");
            page.evaluate("""
                    async () => {
                      const ours = await caches.open('mia-static');
                      for (const path of ['/kit/0123456789abcdef/index.js', '/kit/gate.js', '/assets/app.js']) {
                        await ours.put(path, new Response('old'));
                      }
                      await (await caches.open('of-the-app')).put('/kit/0123456789abcdef/index.js', new Response('its own'));
                    }""");
            page.navigate(address("/"));
            page.evaluate(CONTROLLED);

            Set<String> old = new HashSet<>();
            kept(page).stream()
                    .filter(copy -> !((String) copy.get("path"))
                            .startsWith(kit.address("page.css").replace("page.css", "")))
                    .forEach(copy -> old.add(copy.get("name") + " " + copy.get("path")));
            assertEquals(Set.of("mia-static /assets/app.js", "of-the-app /kit/0123456789abcdef/index.js"), old);
        }
    }

    private Set<String> declared() {
        return new HashSet<>(catalogue.names(Store.CACHE, Set.of(Category.ESSENTIAL, Category.FUNCTIONAL)));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> kept(Page page) {
        return (List<Map<String, Object>>) page.evaluate(KEPT);
    }
}
