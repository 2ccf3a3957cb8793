package chat.mia.assertion;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Issuers that the service trusts: two with their keys in a file, the others with an address; and {@link OidcProvider}. */
public class IssuersResource implements QuarkusTestResourceLifecycleManager {

    static final String FILE = "https://file.example";
    static final String OTHER = "https://other.example";

    /** Those of {@link KeyServer}, by the last part of their names. */
    private static final List<String> AT_AN_ADDRESS = List.of(
            "new-key",
            "withdrawn",
            "flood",
            "late",
            "stale",
            "away",
            "huge",
            "redirect",
            "slow",
            "broken",
            "private-ca",
            "untrusted",
            "one-key",
            "two-keys");

    private final OidcProvider provider = new OidcProvider();
    private KeyServer server;
    private Path folder;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("issuers");
            Path file = Files.writeString(folder.resolve("jwks.json"), Draft.jwks(Keys.ALL));
            server = KeyServer.start(folder);
            Map<String, String> settings = new HashMap<>();
            settings.put("mia.issuers.file.issuer", FILE);
            settings.put("mia.issuers.file.jwks-file", file.toString());
            settings.put("mia.issuers.file.algorithms", "ES256,ES384,ES512,RS256,RS512,PS256");
            settings.put("mia.issuers.other.issuer", OTHER);
            settings.put("mia.issuers.other.jwks-file", file.toString());
            AT_AN_ADDRESS.forEach(name -> {
                settings.put("mia.issuers." + name + ".issuer", KeyServer.issuer(name));
                settings.put("mia.issuers." + name + ".jwks-url", server.address(name));
            });
            settings.put("mia.issuers.slow.jwks-timeout", "200ms");
            // Only what an issuer does may be answered 503 here, however busy the machine is.
            settings.put("mia.database.time-limit", "60s");
            settings.put("mia.issuers.private-ca.jwks-url", server.secureAddress("private-ca"));
            settings.put("mia.issuers.private-ca.tls-configuration", "idp");
            settings.put(
                    "quarkus.tls.idp.trust-store.pem.certs",
                    server.certificate().toString());
            settings.putAll(provider.start());
            settings.put("mia.issuers.untrusted.jwks-url", server.secureAddress("untrusted"));
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        provider.stop();
        server.stop();
    }
}
