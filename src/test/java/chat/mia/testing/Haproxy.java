package chat.mia.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A real haproxy, as the user that runs the tests. */
public final class Haproxy implements AutoCloseable {

    private final ProxyProcess process;

    /**
     * Starts it and waits until it listens.
     *
     * @param program see {@link #installed}
     * @param settings the whole of its settings
     * @param port what they listen on
     */
    public Haproxy(Path program, int port, String settings) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("haproxy");
        Path file = Files.writeString(folder.resolve("haproxy.cfg"), settings);
        process = new ProxyProcess(folder, port, List.of(program.toString(), "-db", "-f", file.toString()));
    }

    /** Where the program is; empty where it is not installed. */
    public static Optional<Path> installed() {
        return ProxyProcess.installed("haproxy");
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
