package chat.mia.account;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import chat.mia.testing.WithAdmins;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithAdmins.class)
@QuarkusTestResource(PostgresResource.class)
class AdminTest {

    @Inject
    Tables tables;

    @Test
    void signUp_withTheAddressOfAnAdmin_isRefused() {
        for (String spelling : List.of("Ädmin@chat.example", "ädmin@CHAT.example")) {
            new Browser()
                    .call("POST", "/api/v1/accounts", Map.of("email", spelling, "password", Browser.PASSWORD))
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/email-taken"));
        }
    }

    @Test
    void token_ofANamedAccount_hasTheRoleAfterSignInAndRefresh() throws InvalidJwtException {
        Browser browser = Browser.signedUp();
        assertEquals(List.of(), roles(browser));

        rename(browser, "second@chat.example");
        tables.update(
                "UPDATE auth_session SET rotated_at = rotated_at - interval '31 s' WHERE sid = ?", browser.session());
        browser.refresh().then().statusCode(200);
        assertEquals(List.of("admin"), roles(browser));

        Browser elsewhere = new Browser();
        elsewhere
                .call("POST", "/api/v1/session", Map.of("email", "second@chat.example", "password", Browser.PASSWORD))
                .then()
                .statusCode(200);
        assertEquals(List.of("admin"), roles(elsewhere));

        rename(browser, UUID.randomUUID() + "@chat.example");
        browser.refresh().then().statusCode(200);
        assertEquals(List.of(), roles(browser));
    }

    @Test
    void token_ofATrustedIssuersSubject_hasTheRoleInTheNamedCaseOnly() throws InvalidJwtException {
        for (String subject : List.of("Ada@Example.com", "ada@example.com")) {
            Browser browser = Browser.signedUp();
            tables.update(
                    "UPDATE account SET email = NULL, email_key = NULL, password_hash = NULL,"
                            + " issuer = 'https://id.example', subject = ? WHERE email = ?",
                    subject,
                    browser.email());

            browser.refresh().then().statusCode(200);

            assertEquals(subject.startsWith("A") ? List.of("admin") : List.of(), roles(browser));
        }
    }

    /** As if the setting had been changed after the account was made. */
    private void rename(Browser browser, String email) {
        String account = browser.call("GET", "/api/v1/session").path("account.id");
        tables.update("UPDATE account SET email = ?, email_key = ? WHERE id = ?::uuid", email, email, account);
    }

    private static List<String> roles(Browser browser) throws InvalidJwtException {
        return new JwtConsumerBuilder()
                                .setSkipSignatureVerification()
                                .setSkipAllValidators()
                                .build()
                                .process(browser.cookie("access_token"))
                                .getJwtClaims()
                                .getClaimsMap()
                                .get("roles")
                        instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }
}
