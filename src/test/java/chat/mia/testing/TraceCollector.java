package chat.mia.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes spans as OpenTelemetry's protocol sends them over HTTP (OTLP 1.x), and keeps the bytes: texts stand in them as they are.
 * It is an issuer too, without keys, and keeps what it is told when it is asked for them.
 */
public final class TraceCollector implements AutoCloseable {

    private final HttpServer server;
    private final StringBuffer received = new StringBuffer();
    private final Map<String, List<String>> toldIssuer = new ConcurrentHashMap<>();

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
        collector.server.createContext("/jwks", exchange -> {
            collector.toldIssuer.putAll(exchange.getRequestHeaders());
            byte[] none = "{\"keys\": []}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, none.length);
            exchange.getResponseBody().write(none);
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

    /** The headers with which it was asked for keys. */
    public Map<String, List<String>> toldIssuer() {
        return Map.copyOf(toldIssuer);
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
