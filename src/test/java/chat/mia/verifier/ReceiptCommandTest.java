package chat.mia.verifier;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.keys.Es256;
import chat.mia.keys.ReceiptKeys;
import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReceiptCommandTest {

    @TempDir
    Path folder;

    private static final String YES = """
            {"policyVersion": "2026-04-25", "choices": {"analytics": true}, "source": "banner", "locale": "de-AT"}""";

    @Inject
    Es256 es256;

    @Inject
    ReceiptKeys keys;

    private Browser browser;
    private String receipt;
    private String jwks;

    @BeforeEach
    void getReceipt() throws IOException {
        browser = Browser.signedUp();
        receipt = browser.call("PUT", "/api/v1/consent", YES).path("receipt");
        jwks = file("jwks.json", given().get("/.well-known/jwks.json").asString());
    }

    @Test
    void receipt_ofOurs_exitsWith0AndTellsWhatItProves() throws IOException {
        Said said = verified(receipt + "\n");

        assertEquals(0, said.status(), said.out() + said.err());
        for (String part : new String[] {
            "The receipt is genuine.",
            "somebody agreed",
            "Yes to analytics",
            "Policy of version 2026-04-25",
            "The text shown is not attested, in de-AT",
            "MediaMake (privacy@chat.example)",
            "https://chat.example/privacy"
        }) {
            assertTrue(said.out().contains(part), said.out());
        }
    }

    @Test
    void receipt_withAnyByteAltered_exitsWith1() throws IOException {
        for (int at = 0; at < receipt.length() - 1; at += 41) {
            char altered = receipt.charAt(at) == 'A' ? 'B' : 'A';
            assertEquals(
                    1,
                    verified(receipt.substring(0, at) + altered + receipt.substring(at + 1))
                            .status());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "e30.e30.", "eyJhbGciOiJub25lIn0.e30."})
    void nonsense_exitsWith1(String text) throws IOException {
        Said said = verified(text);

        assertEquals(1, said.status(), said.out());
        assertTrue(said.out().startsWith("The receipt proves nothing: "), said.out());
    }

    @Test
    void accessToken_exitsWith1() throws IOException {
        assertEquals(1, verified(browser.cookie("access_token")).status());
    }

    @Test
    void anotherTypeOfTheSameKey_exitsWith1() throws IOException {
        String payload = new String(Base64.getUrlDecoder().decode(receipt.split("\\.")[1]), StandardCharsets.UTF_8);

        assertEquals(
                0,
                verified(es256.sign(keys.active(), "consent-receipt+jwt", payload))
                        .status());
        assertEquals(
                1,
                verified(es256.sign(keys.active(), "consent-checkpoint+jwt", payload))
                        .status());
        assertEquals(
                1,
                verified(es256.sign(keys.active(), "consent-receipt+jwt", "{}")).status());
    }

    @Test
    void keyThatIsNotInTheSet_exitsWith1() throws IOException {
        String others = "{\"keys\":[" + Said.someKey("other").toJSONString() + "]}";
        Said said = run(receipt, file("others", others));

        assertEquals(1, said.status(), said.out());
    }

    @Test
    void setThatIsNone_exitsWith2() throws IOException {
        assertEquals(2, run(receipt, file("none", "nonsense")).status());
    }

    private Said verified(String text) throws IOException {
        return run(text, jwks);
    }

    private Said run(String text, String keySet) throws IOException {
        return Said.by(
                () -> {
                    throw new AssertionError("no setting is needed");
                },
                "verify-receipt",
                file("receipt", text),
                "--jwks",
                keySet);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }
}
