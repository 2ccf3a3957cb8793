package chat.mia.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies over the limit, announced or chunked. None of them changes anything. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BodySizeTest {

    private static final String PATH = "/api/v1/session";

    @Inject
    Tables tables;

    @TestHTTPResource
    URI service;

    private Map<String, String> before;

    @BeforeEach
    void remember() {
        before = tables.contents();
    }

    @AfterEach
    void nothingChanged() {
        assertEquals(before, tables.contents());
    }

    @Test
    void body_of64KiB_isRead_oneByteMoreIsNot() {
        String fits = "{\"email\":\"" + "x".repeat(BodyLimit.MAX_BYTES - 12) + "\"}";
        assertEquals(BodyLimit.MAX_BYTES, fits.length());
        given().contentType("application/json").body(fits).post(PATH).then().statusCode(400);
        given().contentType("application/json")
                .body(fits + " ")
                .post(PATH)
                .then()
                .statusCode(413)
                .body("type", equalTo("/problems/body-too-large"));
    }

    @ParameterizedTest
    @ValueSource(ints = {64 * 1024 + 1, 1_000_000, 3_000_000})
    void body_tooLargeAndChunked_says413(int size) throws IOException {
        assertTrue(chunked(size).startsWith("HTTP/1.1 413 "));
    }

    @Test
    void body_announcedAsHuge_isRefusedWithoutBeingRead() throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.getOutputStream()
                    .write(("POST " + PATH + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 9000000000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = read(socket.getInputStream());
            assertTrue(answer.startsWith("HTTP/1.1 413 "));
            assertTrue(answer.contains("/problems/body-too-large"));
        }
    }

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

    private String chunked(int size) throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + PATH + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("2000\r\n" + "x".repeat(0x2000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            try {
                for (int sent = 0; sent < size; sent += 0x2000) {
                    out.write(chunk);
                }
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closed) {
                // The service may close once it has answered; what it said is still there to be read.
            }
            return read(socket.getInputStream());
        }
    }

    private static String read(InputStream in) throws IOException {
        return new String(in.readNBytes(600), StandardCharsets.US_ASCII);
    }
}
