package chat.mia.session;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.CutOff;
import chat.mia.testing.CuttablePostgresResource;
import chat.mia.testing.LogLines;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session that another replica has ended is refused here too, without a query. */
@QuarkusTest
@TestProfile(CutOff.class)
@WithTestResource(CuttablePostgresResource.class)
class RevocationTest {

    private static final String CHECK = "/api/v1/consent/check/analytics";

    @Inject
    Tables tables;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    private Browser browser;
    private Browser other;

    @BeforeEach
    void signIn() {
        browser = Browser.signedUp();
        other = Browser.signedUp();
    }

    @AfterEach
    void mend() {
        CuttablePostgresResource.mend();
    }

    @Test
    void accessToken_sessionEndedElsewhere_isRefusedWithoutTheDatabase() throws InterruptedException {
        endElsewhere(browser.session());

        awaitRefusal(browser);
        CuttablePostgresResource.cut();
        refused(browser);
        other.call("GET", "/api/v1/session").then().statusCode(200);
    }

    @Test
    void gateway_whileTheDatabaseIsAway_isAnsweredAsBefore() throws InterruptedException {
        String yes =
                "{\"policyVersion\":\"2026-04-25\",\"choices\":{\"analytics\":true},\"source\":\"banner\",\"locale\":\"en\"}";
        browser.call("PUT", "/api/v1/consent", yes).then().statusCode(200);
        other.call("PUT", "/api/v1/consent", yes).then().statusCode(200);
        endElsewhere(browser.session());
        awaitRefusal(browser);

        CuttablePostgresResource.cut();

        browser.call("GET", CHECK).then().statusCode(403).header("Consent-Decision", "refused");
        other.call("GET", CHECK).then().statusCode(204).header("Consent-Decision", "granted");
        new Browser().call("GET", CHECK).then().statusCode(403).header("Consent-Decision", "unset");
    }

    @Test
    void accessToken_endedBesideALongTransaction_isRefused() throws SQLException, InterruptedException {
        try (Connection slow =
                        DriverManager.getConnection(url, PostgresResource.MIGRATION_ROLE, PostgresResource.PASSWORD);
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("SELECT pg_current_xact_id()");

            endElsewhere(browser.session());

            awaitRefusal(browser);
        }
    }

    @Test
    void accessToken_endedInATransactionThatCommitsLate_isRefused() throws SQLException, InterruptedException {
        UUID sid = browser.session();
        try (Connection slow =
                        DriverManager.getConnection(url, PostgresResource.MIGRATION_ROLE, PostgresResource.PASSWORD);
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute(
                    "INSERT INTO service_event (kind, sid, at) VALUES ('session-ended', '" + sid + "', now())");
            endElsewhere(other.session());
            awaitRefusal(other);
            browser.call("GET", "/api/v1/session").then().statusCode(200);

            slow.commit();
        }
        awaitRefusal(browser);
    }

    @Test
    void accessToken_endedWhileTheDatabaseWasAway_isRefusedAfterwards() throws InterruptedException {
        UUID sid = browser.session();
        try (LogLines log = LogLines.listen()) {
            CuttablePostgresResource.cut();
            endElsewhere(sid);
            awaitLines(log, 1);
            browser.call("GET", "/api/v1/session").then().statusCode(200);
            TimeUnit.SECONDS.sleep(1);
            assertEquals(1, log.of("mia.events").size(), "an outage is told once, however often it is tried");

            CuttablePostgresResource.mend();

            awaitRefusal(browser);
            awaitLines(log, 2);
        }
    }

    @Test
    void accessToken_endedWhileTheDatabaseHung_isRefusedAfterwards() throws InterruptedException {
        UUID sid = browser.session();
        try (LogLines log = LogLines.listen()) {
            CuttablePostgresResource.hang();
            endElsewhere(sid);
            awaitLine(log, "Events cannot be read");
        }

        CuttablePostgresResource.mend();

        awaitRefusal(browser);
    }

    private static void awaitLine(LogLines log, String text) throws InterruptedException {
        for (int attempt = 0; attempt < 300; attempt++) {
            if (log.of("mia.events").stream().anyMatch(line -> line.contains(text))) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("nothing was said of it");
    }

    private void endElsewhere(UUID sid) {
        assertEquals(
                1,
                tables.update(
                        "WITH ended AS (UPDATE auth_session SET status = 1 WHERE sid = ? RETURNING sid)"
                                + " INSERT INTO service_event (kind, sid, at) SELECT 'session-ended', sid, now() FROM ended",
                        sid));
    }

    private static void awaitRefusal(Browser browser) throws InterruptedException {
        for (int attempt = 0; attempt < 100; attempt++) {
            if (browser.call("GET", "/api/v1/session").statusCode() == 401) {
                refused(browser);
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("the session is still taken for alive");
    }

    private static void refused(Browser browser) {
        browser.call("GET", "/api/v1/session").then().statusCode(401).body("type", equalTo("/problems/session-ended"));
    }

    private static void awaitLines(LogLines log, int number) throws InterruptedException {
        for (int attempt = 0; attempt < 100 && log.of("mia.events").size() < number; attempt++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertEquals(number, log.of("mia.events").size());
    }
}
