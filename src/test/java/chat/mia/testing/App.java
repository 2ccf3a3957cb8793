package chat.mia.testing;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;

/** A page that has the kit, with what the kit exports in the scope of what a test runs in it. */
public record App(Page page) {

    private static final String SCOPE = "const { consent, session, preferences } = await import('/kit/index.js');";

    /** Whatever never ends is a failure of the test, not of the whole run. */
    private static final String IN_TIME = """
            async () => Promise.race([(%s)(), new Promise((resolve, reject) => {
              setTimeout(() => reject(new Error('no outcome after 60 seconds')), 60_000);
            })])
            """;

    /** What the expression comes to in the end. */
    public Object run(String expression) {
        return page.evaluate(IN_TIME.formatted("async () => { " + SCOPE + " return (" + expression + "); }"));
    }

    /** Begins and does not wait; the outcome is in the page under this name, for {@link #outcome}. */
    public void begin(String name, String expression) {
        page.evaluate("() => { window." + name + " = (async () => { " + SCOPE + " return (" + expression + "); })();"
                + " window." + name + ".catch(() => {}); }");
    }

    public Object outcome(String name) {
        return page.evaluate(IN_TIME.formatted("async () => window." + name));
    }

    /** Returns as soon as the expression is true. */
    public void await(String expression) {
        InABrowser.waitUntil(page, SCOPE, expression);
    }

    /** An account of his own; gives its email. */
    public String signUp() {
        String email = UUID.randomUUID() + "@chat.example";
        run("session.signUp({ email: '" + email + "', password: '" + Browser.PASSWORD + "' }).then(() => null)");
        return email;
    }

    public Locator question() {
        return page.locator("mia-privacy-prompt section");
    }

    /** The answers in the order in which they stand: Accept, Decline, Choose. */
    public Locator answer(int which) {
        return page.locator("mia-privacy-prompt section > div + div > button").nth(which);
    }
}
