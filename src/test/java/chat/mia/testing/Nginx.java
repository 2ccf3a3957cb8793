package chat.mia.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

    private final ProxyProcess process;
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
        process = new ProxyProcess(
                folder,
                port,
                List.of(
                        program.toString(),
                        "-p",
                        folder.toString(),
                        "-e",
                        folder + "/errors",
                        "-c",
                        settings.toString()));
    }

    /** Where the program is; empty where it is not installed. */
    public static Optional<Path> installed() {
        return ProxyProcess.installed("nginx");
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
