package chat.mia.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process of Node that verifies tokens and receipts with the library jose. Needs node, npm and its registry once. */
public final class NodeVerifier implements AutoCloseable {

    private static final Path SOURCES = Path.of("src/test/js/jose");
    private static final Path FOLDER = Path.of("target/js/jose");

    private final Process process;
    private final PrintWriter in;
    private final BufferedReader out;

    private NodeVerifier(Process process) {
        this.process = process;
        this.in = new PrintWriter(process.outputWriter(StandardCharsets.US_ASCII), true);
        this.out = process.inputReader(StandardCharsets.US_ASCII);
    }

    /**
     * Empty where this machine has no Node, or cannot fetch the library.
     *
     * @param type the header typ that is demanded
     */
    public static Optional<NodeVerifier> start(String jwks, String issuer, String type)
            throws IOException, InterruptedException {
        if (!runs("node", "--version") || !runs("npm", "--version")) {
            return Optional.empty();
        }
        Files.createDirectories(FOLDER);
        for (String file : new String[] {"package.json", "package-lock.json", "verify.js"}) {
            Files.copy(SOURCES.resolve(file), FOLDER.resolve(file), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        if (!runs("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline")) {
            return Optional.empty();
        }
        return Optional.of(new NodeVerifier(new ProcessBuilder("node", "verify.js", jwks, issuer, type)
                .directory(FOLDER.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()));
    }

    /** {@code verified <sid>}, of a receipt {@code verified <jti>}, or {@code refused} and why. */
    public String judge(String token) throws IOException {
        in.println(token);
        return out.readLine();
    }

    @Override
    public void close() {
        in.close();
        process.destroy();
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Files.exists(FOLDER) ? FOLDER.toFile() : null)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(120, TimeUnit.SECONDS);
            process.destroy();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
