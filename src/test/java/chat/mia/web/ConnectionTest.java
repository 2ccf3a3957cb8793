package chat.mia.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What clients may do with a connection. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ConnectionTest {

    private static final String PATH = "/api/v1/session";

    @TestHTTPResource
    URI service;

    @Test
    void body_dribblingIn_isCutOff() throws IOException, InterruptedException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + PATH + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 1000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(1_000);
            int seconds = 0;
            boolean cut = false;
            while (!cut && seconds++ < 30) {
                try {
                    out.write('x');
                    cut = socket.getInputStream().read() == -1;
                } catch (SocketTimeoutException nothingYet) {
                    assertTrue(socket.isConnected());
                } catch (SocketException closed) {
                    cut = true;
                }
            }
            assertTrue(cut);
        }
    }

    @Test
    void body_fromAClientThatPrefersHttp2_isReadOverHttp1() throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .build()
                .send(
                        HttpRequest.newBuilder(service.resolve(PATH))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertEquals(400, answer.statusCode());
        assertEquals(HttpClient.Version.HTTP_1_1, answer.version());
    }
}
