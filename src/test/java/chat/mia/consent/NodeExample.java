package chat.mia.consent;

import chat.mia.testing.ServiceClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The example of a service that obeys consent-changed, as its reader would run it. */
final class NodeExample implements AutoCloseable {

    private static final Path SCRIPT = Path.of("docs/examples/consent-events.mjs");

    private final Process process;
    private final PrintWriter in;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private NodeExample(Process process) {
        this.process = process;
        this.in = new PrintWriter(process.outputWriter(StandardCharsets.US_ASCII), true);
        Thread reader = new Thread(
                () -> process.inputReader(StandardCharsets.UTF_8).lines().forEach(lines::add));
        reader.setDaemon(true);
        reader.start();
    }

    /** Whether this machine has a Node that is new enough. */
    static boolean isPossible() throws IOException, InterruptedException {
        try {
            Process version = new ProcessBuilder("node", "--version").start();
            String text = version.inputReader().readLine();
            return version.waitFor() == 0 && Integer.parseInt(text.replaceAll("v(\\d+)\\..*", "$1")) >= 20;
        } catch (IOException absent) {
            return false;
        }
    }

    /** @param folder where its secret and its state are kept */
    static NodeExample start(String origin, Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), ServiceClient.SECRET + "\n");
        ProcessBuilder node =
                new ProcessBuilder("node", SCRIPT.toString(), state(folder).toString()).redirectErrorStream(true);
        node.environment()
                .putAll(Map.of(
                        "MIA_ORIGIN", origin, "MIA_CLIENT", ServiceClient.ID, "MIA_SECRET_FILE", secret.toString()));
        return new NodeExample(node.start());
    }

    static Path state(Path folder) {
        return folder.resolve("state.json");
    }

    /** The next line that begins so; fails where none comes within half a minute. */
    String awaitLine(String begin) throws InterruptedException {
        StringBuilder others = new StringBuilder();
        for (String line = next(); line != null; line = next()) {
            if (line.startsWith(begin)) {
                return line;
            }
            others.append(line).append('\n');
        }
        throw new AssertionError("no line begins with " + begin + " but there are\n" + others);
    }

    private String next() throws InterruptedException {
        return lines.poll(30, TimeUnit.SECONDS);
    }

    /** What it says of the account of these claims. */
    String judge(String claims) throws InterruptedException {
        in.println(claims);
        for (String line = next(); line != null; line = next()) {
            if (line.matches("(do not )?track .*")) {
                return line;
            }
        }
        throw new AssertionError("no judgement");
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
