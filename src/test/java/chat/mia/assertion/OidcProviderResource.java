package chat.mia.assertion;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs npm's oidc-provider, where Node and npm are present. */
public class OidcProviderResource implements QuarkusTestResourceLifecycleManager {

    private static final Path SOURCES = Path.of("src/test/js/oidc-provider");

    /** Not among the sources, which other tests look at. */
    private static final Path FOLDER = Path.of("target/oidc-provider");

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

    @Override
    public Map<String, String> start() {
        issuer = Optional.empty();
        try {
            Files.createDirectories(FOLDER);
            for (String file : new String[] {"package.json", "package-lock.json", "provider.js"}) {
                Files.copy(SOURCES.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            if (!succeeds("node", "--version") || !succeeds("npm", "ci", "--no-audit", "--no-fund")) {
                return Map.of();
            }
            run();
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

    @Override
    public void stop() {
        if (provider != null) {
            provider.destroy();
        }
    }

    private void run() throws IOException {
        provider = new ProcessBuilder("node", "provider.js")
                .directory(FOLDER.toFile())
                .redirectError(FOLDER.resolve("stderr.txt").toFile())
                .start();
        String line =
                new BufferedReader(new InputStreamReader(provider.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new IOException(Files.readString(FOLDER.resolve("stderr.txt")));
        }
        issuer = Optional.of(line);
    }

    private static boolean succeeds(String... command) {
        Path output = FOLDER.resolve("output.txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean done = process.waitFor(2, TimeUnit.MINUTES);
            process.destroy();
            absence = String.join(" ", command) + " fails: " + Files.readString(output);
            return done && process.exitValue() == 0;
        } catch (IOException e) {
            absence = command[0] + " is not installed";
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
