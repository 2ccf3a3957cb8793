package chat.mia.keys;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Browser;
import chat.mia.testing.LogLines;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.WithAdmins;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithAdmins.class)
@QuarkusTestResource(PostgresResource.class)
class KeysResourceTest extends KeysFixture {

    private static final String KEYS = "/api/v1/admin/keys";
    private static final String ROTATION = "/api/v1/admin/keys/rotation";
    private static final String SECOND = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

    @Inject
    SigningKeys keys;

    @Inject
    KeyEncryption encryption;

    @Inject
    Es256 es256;

    @Test
    void list_byAnAdmin_showsStatesAndNoPrivateHalf() {
        Browser admin = admin();
        rotate();
        pass("30 days");
        admin.refresh().then().statusCode(200);

        String body = admin.call("GET", KEYS)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("keys.state", contains("retired", "active", "next"))
                .body("keys[0].publishedUntil", matchesPattern(SECOND))
                .body("keys[1].kid", equalTo(keys.active().kid()))
                .body("keys[1].createdAt", matchesPattern(SECOND))
                .body("keys[1].activeFrom", matchesPattern(SECOND))
                .body("keys[1].publishedUntil", nullValue())
                .body("keys[2].activeFrom", nullValue())
                .extract()
                .asString();
        assertThat(body, not(containsString("rivate")));
        assertThat(body, not(containsString("\"d\"")));
    }

    @Test
    void calls_byOthers_areRefusedAndChangeNothing() {
        Browser stranger = new Browser();
        Browser member = Browser.signedUp();
        Map<String, String> before = tables.contents();

        stranger.call("GET", KEYS).then().statusCode(401).body("type", equalTo("/problems/not-signed-in"));
        stranger.call("POST", ROTATION, "{}").then().statusCode(401);
        member.call("GET", KEYS).then().statusCode(403).body("type", equalTo("/problems/not-allowed"));
        member.call("POST", ROTATION, "{}").then().statusCode(403);

        assertEquals(before, tables.contents());
    }

    @Test
    void rotation_withoutCsrfTokenOrWithAnotherReason_isRefusedAndChangesNothing() {
        Browser admin = admin();
        Map<String, String> before = tables.contents();

        for (String body :
                List.of("{\"reason\":\"\"}", "{\"reason\":\"other\"}", "{\"reason\":1}", "{\"x\":1}", "[]", "null")) {
            admin.call("POST", ROTATION, body)
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/invalid-request"));
        }
        admin.copy()
                .with("X-CSRF-Token", "x")
                .call("POST", ROTATION, "{}")
                .then()
                .statusCode(403);

        assertEquals(before, tables.contents());
    }

    @Test
    void rotation_withdrawsEveryKeyAtOnce() {
        rotate();
        pass("29 days 23 hours");
        Browser admin = admin();
        tables.update(
                "UPDATE signing_key SET published_until = now() + interval '5 minutes' WHERE published_until < now()");
        assertEquals(
                3,
                in(KeyState.RETIRING).size()
                        + in(KeyState.ACTIVE).size()
                        + in(KeyState.NEXT).size());

        admin.call("POST", ROTATION, "{\"reason\":\"suspected\"}")
                .then()
                .statusCode(200)
                .body("keys.state", contains("revoked", "revoked", "revoked", "active"));

        assertEquals(List.of(keys.active().kid()), published());
        assertEquals(
                List.of(List.of(1L)), tables.query("SELECT count(*) FROM signing_key WHERE private_key IS NOT NULL"));
    }

    @Test
    void rotation_tokensOfTheWithdrawnKey_areRefusedAndARefreshHelps() {
        Browser admin = admin();
        Browser member = Browser.signedUp();

        admin.call("POST", ROTATION, "{}").then().statusCode(200);

        for (Browser browser : List.of(admin, member)) {
            browser.call("GET", "/api/v1/session")
                    .then()
                    .statusCode(401)
                    .body("type", equalTo("/problems/not-signed-in"));
            browser.refresh().then().statusCode(200);
            browser.call("GET", "/api/v1/session").then().statusCode(200);
            assertEquals(keys.active().kid(), kid(browser));
        }
    }

    @Test
    void rotation_otherReplica_followsWithItsNextLook() {
        SigningKeys second = new SigningKeys(database, encryption, es256);
        second.refresh().await().atMost(LIMIT);
        String withdrawn = second.active().kid();

        admin().call("POST", ROTATION, "{}").then().statusCode(200);
        assertTrue(second.find(withdrawn).isPresent());
        second.refresh().await().atMost(LIMIT);

        assertEquals(keys.active().kid(), second.active().kid());
        assertTrue(second.find(withdrawn).isEmpty());
    }

    @Test
    void rotation_isAudited() {
        Browser admin = admin();
        String withdrawn = keys.active().kid();
        UUID session = admin.session();
        try (LogLines log = LogLines.listen()) {
            admin.call("POST", ROTATION, "{}").then().statusCode(200);

            String audit = String.join("\n", log.of("mia.audit"));
            assertThat(audit, containsString("\"event\":\"key-revoked\""));
            assertThat(audit, containsString("\"session\":\"" + session));
            assertThat(audit, containsString("\"key\":\"" + withdrawn + "\",\"reason\":\"compromised\""));
            assertThat(audit, containsString("\"event\":\"key-made\""));
            assertThat(audit, containsString("\"event\":\"key-activated\""));
        }
    }

    private static String kid(Browser browser) {
        String header = browser.cookie("access_token").split("\\.")[0];
        String json = new String(Base64.getUrlDecoder().decode(header), java.nio.charset.StandardCharsets.UTF_8);
        return json.replaceAll(".*\"kid\":\"([^\"]*)\".*", "$1");
    }
}
