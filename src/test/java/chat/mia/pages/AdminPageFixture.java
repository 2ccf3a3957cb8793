package chat.mia.pages;

import chat.mia.testing.InABrowser;
import chat.mia.testing.Tables;
import chat.mia.testing.WithAdmins;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** An admin in a real browser, and choices of the year 2012, which no other test knows. */
abstract class AdminPageFixture extends InABrowser {

    private static final String SHOWN = "#figures-shown:not([hidden]):not([aria-busy])";

    /** Of the first of March 1,200 times Yes and 100 times No, and one answer in each week. */
    private static final String SEED = """
            WITH locked AS (UPDATE consent_subject SET seq = seq WHERE false)
            INSERT INTO consent_event (id, occurred_at, expires_at, action, choices, policy_version, source, locale, gpc,
                user_agent, content_hash)
              SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '70008' || lpad(to_hex(n), 15, '0'))::uuid,
                     at, at + interval '1 year', CASE WHEN yes THEN 'grant' ELSE 'refuse' END,
                     jsonb_build_object('analytics', yes), '2012-01-10', source, locale, false, 'Firefox/Linux', sha256('content')
                FROM (SELECT n, timestamptz '2012-03-01T12:00Z' AS at, n <= 1200 AS yes, 'banner' AS source, 'de-AT' AS locale
                        FROM generate_series(1, 1300) n
                      UNION ALL
                      SELECT n, timestamptz '2012-01-05T08:00Z' + n * interval '7 days', n % 3 <> 0, 'settings', 'ar'
                        FROM generate_series(1, 48) n) seeded
            """;

    @Inject
    Tables tables;

    /** Once for all tests: events stay. */
    void seed() {
        if (tables.query("SELECT FROM consent_event WHERE policy_version = '2012-01-10' LIMIT 1")
                .isEmpty()) {
            tables.update(SEED);
        }
    }

    chat.mia.testing.Browser admin() {
        return WithAdmins.signedIn(tables);
    }

    /** A real browser with the cookies of one that signed in over HTTP. */
    BrowserContext signedIn(chat.mia.testing.Browser who, String language) {
        BrowserContext visitor = visitor(new Browser.NewContextOptions().setLocale(language));
        List<Cookie> cookies = new ArrayList<>();
        for (String name : who.cookieNames()) {
            cookies.add(new Cookie(name, who.cookie(name))
                    .setDomain("localhost")
                    .setPath(name.equals("refresh_token") ? "/api/v1/session" : "/"));
        }
        visitor.addCookies(cookies);
        return visitor;
    }

    Page openBoard(BrowserContext visitor, String language) {
        Page page = open(visitor, "/admin?lang=" + language);
        page.waitForSelector(SHOWN);
        return page;
    }

    static void enter(Page page, String from, String to) {
        page.fill("#from", from);
        page.fill("#to", to);
        page.click("#period [type=submit]");
    }

    static void show(Page page, String from, String to) {
        page.waitForResponse(
                response -> response.url().contains("to=" + to) && response.ok(), () -> enter(page, from, to));
        page.waitForSelector(SHOWN);
    }
}
