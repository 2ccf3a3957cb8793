package chat.mia.session;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What a refresh says of the end of the session. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SessionEndTest extends RotationFixture {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

    @Test
    void refresh_longBeforeTheAbsoluteEnd_promisesTheIdleLimit() {
        browser.refresh()
                .then()
                .statusCode(200)
                .body("session.expiresAt", equalTo(told("rotated_at + interval '30 days'")))
                .body("accessExpiresAt", matchesPattern(TIME));
    }

    @Test
    void refresh_nearTheAbsoluteEnd_promisesNoMoreThanThat() {
        tables.update("UPDATE auth_session SET ends_at = now() + interval '5 min' WHERE sid = ?", sid);

        String end = told("ends_at");

        browser.refresh()
                .then()
                .statusCode(200)
                .body("session.expiresAt", equalTo(end))
                .body("accessExpiresAt", equalTo(end));
        browser.call("GET", "/api/v1/session").then().statusCode(200).body("session.expiresAt", equalTo(end));
    }

    private String told(String time) {
        return (String) value(
                "to_char(date_trunc('second', " + time + ") AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')");
    }
}
