package chat.mia.testing;

import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real nginx on a port of its own, as the user that runs the tests, with everything it writes in a folder of its own. */
public final class Nginx implements AutoCloseable {

    private static final String AROUND = """
            daemon off;
            master_process off;
            pid %1$s/pid;
            error_log %1$s/errors info;
            events {}
            http {
              access_log off;
              client_body_temp_path %1$s/body;
              proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi;
              scgi_temp_path %1$s/scgi;
            %2$s
            }
            """;

    private final Process process;
    private final int port;

    /**
     * Starts it and waits until it listens.
     *
     * @param program see {@link #installed}
     * @param servers what stands in {@code http}; listens on the port
     */
    public Nginx(Path program, int port, String servers) throws IOException, InterruptedException {
        this.port = port;
        Path folder = Files.createTempDirectory("nginx");
        Path settings = folder.resolve("nginx.conf");
        Files.writeString(settings, AROUND.formatted(folder, servers));
        process = new ProcessBuilder(
                        program.toString(),
                        "-p",
                        folder.toString(),
                        "-e",
                        folder + "/errors",
                        "-c",
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        awaitListening(folder);
    }

    /** Where the program is; empty where it is not installed. */
    public static Optional<Path> installed() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    private void awaitListening(Path folder) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 200; attempt++) {
            if (!process.isAlive()) {
                throw new AssertionError(List.of(
                        Files.readString(folder.resolve("output")), Files.readString(folder.resolve("errors"))));
            }
            try (Socket socket = new Socket("127.0.0.1", port)) {
                return;
            } catch (ConnectException notYet) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new AssertionError("nginx did not listen within ten seconds");
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }
}
