package chat.mia.assertion;

import chat.mia.testing.NpmFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Runs npm's oidc-provider, where Node and npm are present. */
final class OidcProvider {

    private static volatile Optional<String> issuer = Optional.empty();
    private static volatile String absence = "";

    private Process provider;

    /** The running provider; empty where it cannot run here. */
    static Optional<String> issuer() {
        return issuer;
    }

    /** Why it cannot run. */
    static String absence() {
        return absence;
    }

    /** The settings with which the service trusts it; none where it cannot run. */
    Map<String, String> start() {
        issuer = Optional.empty();
        NpmFolder folder = NpmFolder.installed("oidc-provider");
        absence = folder.absence();
        if (!folder.isUsable()) {
            return Map.of();
        }
        try {
            run(folder.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "mia.issuers.node.issuer",
                issuer.orElseThrow(),
                "mia.issuers.node.jwks-url",
                issuer.orElseThrow() + "/jwks",
                // What its clients get are access tokens, and its only clients are those of the test.
                "mia.issuers.node.types",
                "at+jwt");
    }

    void stop() {
        if (provider != null) {
            provider.destroy();
        }
    }

    private void run(Path folder) throws IOException {
        provider = new ProcessBuilder("node", "provider.js")
                .directory(folder.toFile())
                .redirectError(folder.resolve("stderr.txt").toFile())
                .start();
        String line =
                new BufferedReader(new InputStreamReader(provider.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new IOException(Files.readString(folder.resolve("stderr.txt")));
        }
        issuer = Optional.of(line);
    }
}
