package chat.mia.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.NodeVerifier;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.WithAdmins;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service in JavaScript verifies tokens with the library jose; skipped where this machine has no Node. */
@QuarkusTest
@TestProfile(WithAdmins.class)
@QuarkusTestResource(PostgresResource.class)
class JoseVerifierTest extends KeysFixture {

    private Optional<NodeVerifier> node = Optional.empty();

    @BeforeEach
    void startNode() throws IOException {
        node = NodeVerifier.start(
                "http://localhost:" + RestAssured.port + "/.well-known/jwks.json", "https://chat.example", "at+jwt");
        Assumptions.assumeTrue(node.isPresent(), "node, npm and the package jose are needed");
    }

    @AfterEach
    void stopNode() {
        node.ifPresent(NodeVerifier::close);
    }

    @Test
    void tokens_beforeAndAfterARotation_areVerified() throws IOException {
        Browser browser = Browser.signedUp();
        UUID session = browser.session();
        String before = browser.cookie("access_token");
        assertEquals("verified " + session, judge(before));

        rotate();
        browser.refresh().then().statusCode(200);

        assertEquals("verified " + session, judge(browser.cookie("access_token")));
        assertEquals("verified " + session, judge(before));
    }

    @Test
    void token_changedOrForAnotherPurpose_isRefused() throws IOException {
        Browser browser = Browser.signedUp();
        String token = browser.cookie("access_token");
        String[] parts = token.split("\\.");

        assertEquals(
                "refused ERR_JWS_SIGNATURE_VERIFICATION_FAILED",
                judge(parts[0] + "." + parts[1] + "." + new StringBuilder(parts[2]).reverse()));
        assertEquals("verified " + browser.session(), judge(token));
    }

    @Test
    void token_ofAWithdrawnKey_isRefusedOnceTheSetWasFetchedAgain() throws IOException {
        Browser browser = Browser.signedUp();
        UUID session = browser.session();
        String before = browser.cookie("access_token");
        assertEquals("verified " + session, judge(before));

        rotation.replaceAll("exercise", event -> {}).await().atMost(LIMIT);
        browser.refresh().then().statusCode(200);

        assertEquals("verified " + session, judge(browser.cookie("access_token")));
        assertEquals("refused ERR_JWKS_NO_MATCHING_KEY", judge(before));
    }

    private String judge(String token) throws IOException {
        return node.orElseThrow().judge(token);
    }
}
