package chat.mia.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL whose network can be cut: the reactive client reaches it through a relay that tests can close. */
public class CuttablePostgresResource extends PostgresResource {

    private static volatile boolean cut;
    private static volatile boolean hanging;
    private static final Set<Socket> OPEN = ConcurrentHashMap.newKeySet();

    private ServerSocket relay;
    private int database;

    /** Breaks all connections and accepts no new ones. */
    public static void cut() {
        cut = true;
        OPEN.forEach(CuttablePostgresResource::close);
        OPEN.clear();
    }

    /** Keeps the connections, but lets nothing through: what a host that was switched off looks like. */
    public static void hang() {
        hanging = true;
    }

    public static void mend() {
        cut = false;
        hanging = false;
    }

    /** After the one that all tests have, so that these settings count. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        database = URI.create(settings.get("quarkus.datasource.reactive.url")).getPort();
        try {
            relay = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(this::accept);
        settings.put("quarkus.datasource.reactive.url", "postgresql://localhost:" + relay.getLocalPort() + "/postgres");
        return settings;
    }

    @Override
    public void stop() {
        cut();
        try {
            relay.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        super.stop();
    }

    private void accept() throws IOException {
        while (!relay.isClosed()) {
            Socket client = relay.accept();
            if (cut) {
                client.close();
                continue;
            }
            Socket server = new Socket(InetAddress.getLoopbackAddress(), database);
            OPEN.add(client);
            OPEN.add(server);
            run(() -> pump(client, server));
            run(() -> pump(server, client));
        }
    }

    private static void pump(Socket from, Socket to) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] buffer = new byte[8192];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            while (hanging) {
                pause();
            }
            out.write(buffer, 0, length);
        }
        close(to);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void run(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // Either side was closed; the other is told by its own relay.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
