package chat.mia.account;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.consent.HeldAccount;
import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets no copy of everything, or not a whole one. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HoldingsRefusalsTest {

    private static final String PATH = "/api/v1/account/data";

    @Inject
    Tables tables;

    private HeldAccount held;

    @BeforeEach
    void make() {
        held = HeldAccount.make(tables);
    }

    @Test
    void head_saysWhatGetWould_withoutTheData() {
        Response answer = held.browser().call("HEAD", PATH);

        answer.then()
                .statusCode(200)
                .header("Content-Disposition", equalTo("attachment; filename=\"account-data.json\""));
        assertEquals("", answer.asString());
    }

    /** Whoever reads it must not take half of it for the whole. */
    @Test
    void get_databaseRefusesHalfway_breaksOff() {
        tables.update("REVOKE SELECT ON consent_request FROM " + PostgresResource.RUNTIME_ROLE);
        try {
            Exception broken = assertThrows(
                    Exception.class, () -> held.browser().call("GET", PATH).asString());

            assertTrue(String.valueOf(broken).contains("chunk"), broken.toString());
        } finally {
            tables.update("GRANT SELECT ON consent_request TO " + PostgresResource.RUNTIME_ROLE);
        }
    }

    @Test
    void get_signedOut_says401() {
        refused(new Browser(), "not-signed-in");
    }

    @Test
    void get_fromASessionThatAnotherReplicaEnded_says401() {
        tables.update(
                "UPDATE auth_session SET status = 3 WHERE sid = ?",
                held.browser().session());

        refused(held.browser(), "session-ended");
    }

    private static void refused(Browser browser, String slug) {
        browser.call("GET", PATH)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("Content-Disposition", nullValue())
                .body("type", equalTo("/problems/" + slug));
    }
}
