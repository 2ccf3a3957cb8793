package chat.mia.session;

import chat.mia.testing.Browser;
import chat.mia.testing.Tables;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A session whose refreshes are watched. Time is the database's, so tests move it by ageing the row. */
abstract class RotationFixture {

    static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    static final String NEWER_FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:149.0) Gecko/20100101 Firefox/149.0";
    static final String SAFARI =
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19 Safari/605";

    @Inject
    Tables tables;

    Browser browser;
    UUID sid;

    @BeforeEach
    void signUp() {
        browser = Browser.signedUp().with("User-Agent", FIREFOX);
        sid = browser.session();
    }

    void rotated(Browser browser) {
        age(31);
        refreshes(browser);
    }

    static void refreshes(Browser browser) {
        browser.refresh().then().statusCode(200);
    }

    void age(int seconds) {
        tables.update(
                "UPDATE auth_session SET rotated_at = rotated_at - make_interval(secs => ?) WHERE sid = ?",
                seconds,
                sid);
    }

    int column(String name) {
        return ((Number) value(name)).intValue();
    }

    Object value(String name) {
        return tables.query("SELECT " + name + " FROM auth_session WHERE sid = ?", sid)
                .get(0)
                .get(0);
    }
}
