package chat.mia.session;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.keys.SigningKeys;
import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ForgedTokensTest {

    private static final String PATH = "/api/v1/session";

    @Inject
    SigningKeys keys;

    @Inject
    Tables tables;

    @Test
    void token_forgedInAnyWay_isRefusedAndChangesNothing() throws Exception {
        Browser browser = Browser.signedUp();
        String real = browser.cookie("access_token");
        String payload = new String(Base64.getUrlDecoder().decode(real.split("\\.")[1]), StandardCharsets.UTF_8);
        Map<String, String> before = tables.contents();

        for (String forged : new String[] {
            real.substring(0, real.length() - 4) + "AAAA",
            unsigned(payload),
            signed(payload, "consent-receipt+jwt", keys.active().kid()),
            signed(payload, null, keys.active().kid()),
            signed(payload, "at+jwt", "another-kid"),
            ours(payload.replaceFirst("\"iss\":\"[^\"]+\"", "\"iss\":\"https://evil.example\"")),
            ours(payload.replaceFirst("\"aud\":\"[^\"]+\"", "\"aud\":\"https://evil.example\"")),
            ours(payload.replaceFirst("\"exp\":\\d+,?", "")),
            ours(payload.replaceFirst("\"exp\":\\d+", "\"exp\":1").replaceFirst("\"iss\":", "\"was\":")),
            ours(payload.replaceFirst("\\{", "{\"filler\":\"" + "x".repeat(4096) + "\",")),
            byPublicKey(payload),
            ours(payload.replaceFirst("\"sid\":\"[^\"]+\"", "\"sid\":\"x\"")),
            ours("{}"),
            "x",
            "a.b.c",
            "x".repeat(5000),
        }) {
            browser.copy()
                    .set("access_token", forged)
                    .call("GET", PATH)
                    .then()
                    .statusCode(401)
                    .body("type", equalTo("/problems/not-signed-in"));
        }

        assertEquals(before, tables.contents());
        browser.copy()
                .set("access_token", ours(payload))
                .call("GET", PATH)
                .then()
                .statusCode(200);
    }

    /** As the service itself would sign it. */
    private String ours(String payload) throws Exception {
        return signed(payload, "at+jwt", keys.active().kid());
    }

    /** The public key taken for a shared secret, as verifiers do that let the token choose the algorithm. */
    private String byPublicKey(String payload) throws Exception {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(payload);
        signature.setAlgorithmHeaderValue("HS256");
        signature.setKeyIdHeaderValue(keys.active().kid());
        signature.setHeader("typ", "at+jwt");
        signature.setKey(new HmacKey(keys.active().publicKey().getEncoded()));
        return signature.getCompactSerialization();
    }

    private static String unsigned(String payload) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString("{\"alg\":\"none\",\"typ\":\"at+jwt\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(payload.getBytes(StandardCharsets.UTF_8)) + ".";
    }

    /** Signed with the service's own key, so that only the one thing that differs can be why it is refused. */
    private String signed(String payload, String type, String kid) throws Exception {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(payload);
        signature.setAlgorithmHeaderValue("ES256");
        signature.setKeyIdHeaderValue(kid);
        if (type != null) {
            signature.setHeader("typ", type);
        }
        signature.setKey(keys.active().privateKey());
        return signature.getCompactSerialization();
    }
}
