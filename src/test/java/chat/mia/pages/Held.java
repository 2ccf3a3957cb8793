package chat.mia.pages;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.vertx.core.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that a browser holds, whoever put it there.
 *
 * @param attributes of a cookie; of a cache what does not belong into one
 * @param lasts from now on for a cookie, from the choice on for the choice; empty where no end is set
 */
record Held(String store, String name, String attributes, Optional<Duration> lasts) {

    static final String COOKIE = "cookie";
    static final String WORKER = "service-worker";

    /** What was set for a whole domain has a dot in front. */
    private static final String HOST = "localhost";

    /** What an origin can keep besides cookies, as a script of the page sees it. */
    private static final String STORES = """
            async () => {
              const files = /^(text|application)\\/javascript|^text\\/css|^image\\/|^font\\//;
              const strange = async (cache, request) => {
                const type = (await cache.match(request)).headers.get('Content-Type') ?? '';
                const { origin, pathname } = new URL(request.url);
                const fits = origin === location.origin && (files.test(type) || pathname.startsWith('/kit/'));
                return fits ? [] : [`${request.url} (${type})`];
              };
              const strangers = async (name) => {
                const cache = await caches.open(name);
                return (await Promise.all((await cache.keys()).map((one) => strange(cache, one)))).flat();
              };
              return {
                'local-storage': Object.entries(localStorage),
                'session-storage': Object.keys(sessionStorage).map((key) => [key, '']),
                'indexed-db': (await indexedDB.databases()).map(({ name }) => [name, '']),
                cache: await Promise.all((await caches.keys()).map(async (name) => [name, (await strangers(name)).join(' ')])),
                'service-worker': (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => [scope, '']),
              };
            }
            """;

    /** What the browser counts under these names is looked at above. */
    private static final Set<String> SEEN_BY_SCRIPT =
            Set.of("local_storage", "indexeddb", "cache_storage", "service_workers", "cookies");

    /** Everything in the browser of this page: all cookies, and what the page's origin has in any other store. */
    static List<Held> by(Page page) {
        List<Held> held = new ArrayList<>();
        page.context().cookies().stream().map(Held::of).forEach(held::add);
        @SuppressWarnings("unchecked")
        Map<String, List<List<String>>> stores = (Map<String, List<List<String>>>) page.evaluate(STORES);
        stores.forEach((store, items) -> items.forEach(item -> held.add(of(store, item.get(0), item.get(1)))));
        held.addAll(hiddenFromScripts(page));
        return held;
    }

    private static Held of(Cookie cookie) {
        String sameSite = cookie.sameSite.name().charAt(0)
                + cookie.sameSite.name().substring(1).toLowerCase();
        String attributes = attributes(Stream.of(
                Stream.of("Path=" + cookie.path),
                cookie.domain.equals(HOST) ? Stream.of() : Stream.of("Domain=" + cookie.domain),
                cookie.httpOnly ? Stream.of("HttpOnly") : Stream.of(),
                cookie.secure ? Stream.of("Secure") : Stream.of(),
                Stream.of("SameSite=" + sameSite)));
        Optional<Duration> lasts = Optional.of(cookie.expires)
                .filter(end -> end > 0)
                .map(end -> Duration.between(Instant.now(), Instant.ofEpochSecond(end.longValue())));
        return new Held(COOKIE, cookie.name, attributes, lasts);
    }

    private static Held of(String store, String name, String content) {
        boolean choice = store.equals("local-storage") && content.contains("\"expiresAt\"");
        return new Held(
                store,
                name,
                store.equals("cache") ? content : "",
                choice ? Optional.of(lasting(content)) : Optional.empty());
    }

    private static Duration lasting(String choice) {
        Map<?, ?> kept = Json.decodeValue(choice, Map.class);
        return Duration.between(
                Instant.parse((String) kept.get("decidedAt")), Instant.parse((String) kept.get("expiresAt")));
    }

    /** Files, shared storage and whatever else the browser counts for the origin. */
    private static List<Held> hiddenFromScripts(Page page) {
        CDPSession browser = page.context().newCDPSession(page);
        JsonObject origin = new JsonObject();
        origin.addProperty("origin", page.evaluate("location.origin").toString());
        List<Held> held = new ArrayList<>();
        for (JsonElement used : browser.send("Storage.getUsageAndQuota", origin).getAsJsonArray("usageBreakdown")) {
            String type = used.getAsJsonObject().get("storageType").getAsString();
            if (used.getAsJsonObject().get("usage").getAsLong() > 0 && !SEEN_BY_SCRIPT.contains(type)) {
                held.add(new Held(type, "(any)", "", Optional.empty()));
            }
        }
        browser.detach();
        return held;
    }

    static String attributes(Stream<Stream<String>> parts) {
        return parts.flatMap(part -> part).collect(Collectors.joining(", "));
    }

    String withoutEnd() {
        return store.equals(COOKIE) ? "session" : "persistent";
    }
}
