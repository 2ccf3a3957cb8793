package chat.mia.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service that has administrators: a start of its own, in which keys may be replaced and figures counted anew. */
public class WithAdmins implements QuarkusTestProfile {

    private static final String ADMIN = "admin@chat.example";

    /** The value of <code>mia.admin.accounts</code>. */
    public static final String ACCOUNTS =
            ADMIN + ",Ädmin@chat.example,second@chat.example,https://id.example|Ada@Example.com";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("mia.admin.accounts", ACCOUNTS);
    }

    /** A browser in which an administrator has signed in; whoever was that before is none any more. */
    public static Browser signedIn(Tables tables) {
        tables.update("UPDATE account SET email_key = id::text WHERE email_key = ?", ADMIN);
        Browser browser = Browser.signedUp();
        tables.update("UPDATE account SET email_key = ? WHERE email_key = ?", ADMIN, browser.email());
        browser.refresh().then().statusCode(200);
        return browser;
    }
}
