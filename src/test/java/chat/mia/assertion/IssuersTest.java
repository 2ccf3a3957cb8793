package chat.mia.assertion;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Configured;
import chat.mia.testing.PostgresResource;
import chat.mia.web.PublicOrigin;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that cannot be meant are refused before the service starts. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class IssuersTest {

    @Inject
    PublicOrigin publicOrigin;

    @Inject
    TlsConfigurationRegistry tls;

    @Inject
    Vertx vertx;

    @Inject
    Clock clock;

    private final Map<String, String> settings = new HashMap<>(Map.of(
            "mia.issuers.idp.issuer", "https://idp.example",
            "mia.issuers.idp.jwks-url", "https://idp.example/jwks.json"));

    @Test
    void start_completeSettings_works() {
        assertTrue(start().find("https://idp.example").isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "ES256,HS512", "EdDSA", "RSA-OAEP", "es256", "ES256K"})
    void start_anotherAlgorithm_isRefused(String algorithms) {
        settings.put("mia.issuers.idp.algorithms", algorithms);

        refused("mia.issuers.idp.algorithms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://idp.example/jwks.json",
                "http://localhost.evil.example/jwks.json",
                "http://localhost@evil.example/jwks.json",
                "file:///etc/passwd",
                "idp.example",
                "https://user@idp.example/jwks.json"
            })
    void start_unsafeAddress_isRefused(String address) {
        settings.put("mia.issuers.idp.jwks-url", address);

        refused("mia.issuers.idp.jwks-url");
    }

    @Test
    void start_noKeysOrTwoPlacesForThem_isRefused() {
        settings.put("mia.issuers.idp.jwks-file", "jwks.json");
        refused("mia.issuers.idp.jwks-url");

        settings.remove("mia.issuers.idp.jwks-file");
        settings.remove("mia.issuers.idp.jwks-url");
        refused("mia.issuers.idp.jwks-url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "[]", "not JSON", "{\"keys\":[]}", "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}"})
    void start_fileWithoutKeys_isRefused(String content, @TempDir Path folder) throws IOException {
        settings.remove("mia.issuers.idp.jwks-url");
        settings.put(
                "mia.issuers.idp.jwks-file",
                Files.writeString(folder.resolve("jwks.json"), content).toString());

        refused("mia.issuers.idp.jwks-file");
    }

    @Test
    void start_missingFile_isRefused(@TempDir Path folder) {
        settings.remove("mia.issuers.idp.jwks-url");
        settings.put("mia.issuers.idp.jwks-file", folder.resolve("none.json").toString());

        refused("mia.issuers.idp.jwks-file");
    }

    @Test
    void start_thisServiceItself_isRefused() {
        settings.put("mia.issuers.idp.issuer", publicOrigin.value());

        refused("mia.issuers.idp.issuer");
    }

    @Test
    void start_sameIssuerTwice_isRefused() {
        settings.put("mia.issuers.b.issuer", "https://idp.example");
        settings.put("mia.issuers.b.jwks-url", "https://elsewhere.example/jwks.json");

        refused("is that of another one too");
    }

    @Test
    void start_unknownTlsConfiguration_isRefused() {
        settings.put("mia.issuers.idp.tls-configuration", "none");

        refused("mia.issuers.idp.tls-configuration");
    }

    private void refused(String named) {
        assertThat(assertThrows(IllegalStateException.class, this::start).getMessage(), containsString(named));
    }

    private Issuers start() {
        return new Issuers(Configured.with(IssuersConfig.class, settings), publicOrigin, tls, vertx, clock);
    }
}
