package chat.mia.testing;

import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of this machine that listens on a port, as the user that runs the tests. */
final class ProxyProcess implements AutoCloseable {

    private final Process process;

    /**
     * Starts it and waits until it listens.
     *
     * @param folder what it says goes to {@code output} there
     */
    ProxyProcess(Path folder, int port, List<String> command) throws IOException, InterruptedException {
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        awaitListening(folder, port);
    }

    /** Where a program is; empty where it is not installed. */
    static Optional<Path> installed(String name) {
        return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private void awaitListening(Path folder, int port) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 200; attempt++) {
            if (!process.isAlive()) {
                throw new AssertionError(said(folder));
            }
            try (Socket socket = new Socket("127.0.0.1", port)) {
                return;
            } catch (ConnectException notYet) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new AssertionError("nothing listens after ten seconds: " + said(folder));
    }

    private static List<String> said(Path folder) throws IOException {
        Path errors = folder.resolve("errors");
        return List.of(
                Files.readString(folder.resolve("output")), Files.exists(errors) ? Files.readString(errors) : "");
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }
}
