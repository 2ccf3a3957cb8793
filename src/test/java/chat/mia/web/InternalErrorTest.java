package chat.mia.web;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import chat.mia.testing.Browser;
import chat.mia.testing.LogLines;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database without a column that the service reads: what nobody foresaw. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class InternalErrorTest {

    @Inject
    Tables tables;

    private Browser browser;

    @BeforeEach
    void breakTheTable() {
        browser = Browser.signedUp();
        tables.update("ALTER TABLE account RENAME COLUMN password_hash TO gone");
    }

    @AfterEach
    void mendTheTable() {
        tables.update("ALTER TABLE account RENAME COLUMN gone TO password_hash");
    }

    @Test
    void call_failsUnforeseen_says500WithoutItsCause() {
        try (LogLines log = LogLines.listen()) {
            Response answer = browser.call("GET", "/api/v1/account");

            answer.then()
                    .statusCode(500)
                    .contentType("application/problem+json")
                    .header("Cache-Control", "no-store")
                    .header("X-Content-Type-Options", "nosniff")
                    .body("$", aMapWithSize(5))
                    .body("type", equalTo("/problems/internal-error"))
                    .body("detail", startsWith("Try again later"))
                    .body("instance", startsWith("urn:uuid:"))
                    .body(not(containsString("password_hash")))
                    .body(not(containsString("xception")));
            List<String> lines = log.of("mia.problem");
            assertThat(lines, hasSize(1));
            String reference = answer.<String>path("instance").substring("urn:uuid:".length());
            assertThat(lines.get(0), startsWith("ERROR [mia.problem] internal error " + reference));
            assertThat(lines.get(0), containsString("password_hash"));
        }
    }
}
