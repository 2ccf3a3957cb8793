package chat.mia.assertion;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where no issuer is trusted, which is the default. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OwnTokenTest {

    @Inject
    Tables tables;

    @Test
    void signIn_withAnAccessTokenOfThisService_isRefused() {
        Browser browser = Browser.signedUp();
        Map<String, String> before = tables.contents();

        new Browser()
                .call("POST", "/api/v1/session", Map.of("assertion", browser.cookie("access_token")))
                .then()
                .statusCode(401)
                .body("type", equalTo("/problems/invalid-assertion"));

        assertEquals(before, tables.contents());
    }
}
