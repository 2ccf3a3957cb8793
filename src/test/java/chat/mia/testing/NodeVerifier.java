package chat.mia.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A process of Node that verifies tokens and receipts with the library jose. Needs node, npm and its registry once. */
public final class NodeVerifier implements AutoCloseable {

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
    public static Optional<NodeVerifier> start(String jwks, String issuer, String type) throws IOException {
        NpmFolder folder = NpmFolder.installed("jose");
        if (!folder.isUsable()) {
            return Optional.empty();
        }
        return Optional.of(new NodeVerifier(new ProcessBuilder("node", "verify.js", jwks, issuer, type)
                .directory(folder.path().toFile())
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
}
