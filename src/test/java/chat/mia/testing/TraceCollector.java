package chat.mia.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Takes spans as OpenTelemetry's protocol sends them over HTTP (OTLP 1.x), and keeps the bytes: texts stand in them as they are. */
public final class TraceCollector implements AutoCloseable {

    private final HttpServer server;
    private final StringBuffer received = new StringBuffer();

    private TraceCollector(HttpServer server) {
        this.server = server;
    }

    public static TraceCollector start() throws IOException {
        TraceCollector collector = new TraceCollector(HttpServer.create(new InetSocketAddress("localhost", 0), 0));
        collector.server.createContext("/v1/traces", exchange -> {
            collector.received.append(text(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.server.start();
        return collector;
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** All spans so far; each byte is a character. */
    public String received() {
        return received.toString();
    }

    /** A number as its bytes stand in {@link #received}. */
    public static String bytes(String hex) {
        return text(HexFormat.of().parseHex(hex));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
