package chat.mia.assertion;

import com.nimbusds.jose.jwk.JWK;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Where issuers publish their keys, over HTTP and HTTPS; each issuer is a path, and each can be made to fail. */
final class KeyServer {

    private static final String PASSWORD = "changeit";

    /** What a path answers, and how often it was asked. */
    static final class Published {

        private final AtomicInteger asked = new AtomicInteger();
        private volatile int status = 200;
        private volatile String body = "";

        void keys(JWK... keys) {
            answer(200, Draft.jwks(List.of(keys)));
        }

        void answer(int newStatus, String newBody) {
            status = newStatus;
            body = newBody;
        }

        int asked() {
            return asked.get();
        }
    }

    private static final Map<String, Published> PUBLISHED = new ConcurrentHashMap<>();

    private final HttpServer plain;
    private final HttpsServer secure;
    private final Path certificate;

    private KeyServer(HttpServer plain, HttpsServer secure, Path certificate) {
        this.plain = plain;
        this.secure = secure;
        this.certificate = certificate;
    }

    static Published of(String name) {
        return PUBLISHED.computeIfAbsent(name, ignored -> new Published());
    }

    static String issuer(String name) {
        return "https://issuer.example/" + name;
    }

    static KeyServer start(Path folder) throws IOException {
        Path store = folder.resolve("server.p12");
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-alias",
                "a",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        Path certificate = folder.resolve("server.pem");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "a",
                "-file",
                certificate.toString(),
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        HttpServer plain = HttpServer.create(free, 0);
        HttpsServer secure = HttpsServer.create(free, 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(context(store)));
        for (HttpServer server : List.of(plain, secure)) {
            server.createContext("/", KeyServer::answer);
            server.start();
        }
        return new KeyServer(plain, secure, certificate);
    }

    void stop() {
        plain.stop(0);
        secure.stop(0);
    }

    String address(String name) {
        return "http://localhost:" + plain.getAddress().getPort() + "/" + name;
    }

    String secureAddress(String name) {
        return "https://localhost:" + secure.getAddress().getPort() + "/" + name;
    }

    Path certificate() {
        return certificate;
    }

    /** Status 0: no answer at all, for as long as the client waits. */
    private static void answer(HttpExchange call) throws IOException {
        Published published = of(call.getRequestURI().getPath().substring(1));
        published.asked.incrementAndGet();
        if (published.status == 0) {
            return;
        }
        byte[] body = published.body.getBytes(StandardCharsets.UTF_8);
        if (published.status == 302) {
            call.getResponseHeaders().add("Location", published.body);
        }
        call.sendResponseHeaders(published.status, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    private static SSLContext context(Path store) throws IOException {
        try (InputStream content = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(content, PASSWORD.toCharArray());
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void keytool(String... arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new AssertionError(printed);
        }
    }
}
