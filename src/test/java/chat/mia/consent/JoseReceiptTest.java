package chat.mia.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.NodeVerifier;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Receipts before the eyes of the library jose. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class JoseReceiptTest {

    @Test
    void receipt_isVerified_andNothingElseIs() throws IOException {
        Optional<NodeVerifier> node = NodeVerifier.start(
                "http://localhost:" + RestAssured.port + "/.well-known/jwks.json",
                "https://chat.example/receipts",
                "consent-receipt+jwt");
        Assumptions.assumeTrue(node.isPresent(), "node, npm and the package jose are needed");
        try (NodeVerifier jose = node.get()) {
            Visitor visitor = Visitor.signedIn();
            String receipt = ReceiptsTest.receipt(visitor.put(Visitor.YES));
            String event = new io.vertx.core.json.JsonObject(
                            new String(java.util.Base64.getUrlDecoder().decode(receipt.split("\\.")[1])))
                    .getString("jti");

            assertEquals("verified " + event, jose.judge(receipt));
            assertEquals(
                    "refused ERR_JWS_SIGNATURE_VERIFICATION_FAILED",
                    jose.judge(receipt.substring(0, receipt.lastIndexOf('.') + 1)
                            + new StringBuilder(receipt.split("\\.")[2]).reverse()));
            assertEquals("refused ERR_JWT_CLAIM_VALIDATION_FAILED", jose.judge(visitor.cookie("access_token")));
        }
    }
}
