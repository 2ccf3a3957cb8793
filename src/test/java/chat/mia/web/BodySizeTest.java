package chat.mia.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.NothingChanges;
import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies over the limit, announced or chunked. None of them changes anything. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BodySizeTest extends NothingChanges {

    private static final String PATH = "/api/v1/session";

    private static final byte[] CHUNKED = ("POST " + PATH + " HTTP/1.1\r\nHost: x\r\n"
                    + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHUNK = ("2000\r\n" + "x".repeat(0x2000) + "\r\n").getBytes(StandardCharsets.US_ASCII);

    @TestHTTPResource
    URI service;

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

    @ParameterizedTest
    @ValueSource(longs = {2_000_000, 9_000_000_000L})
    void body_announcedAsHuge_isRefusedWithoutBeingRead(long length) throws IOException {
        String answer = announced("POST", length);

        assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
        assertTrue(answer.contains("\"/problems/body-too-large\""), answer);
        assertTrue(announced("PUT", length).startsWith("HTTP/1.1 405 "), "the method comes first");
    }

    @Test
    void body_chunkedWithoutEnd_isRefusedBeforeItEnds() throws IOException {
        try (Socket socket = connected()) {
            OutputStream out = socket.getOutputStream();
            out.write(CHUNKED);
            for (int sent = 0; sent <= BodyLimit.MAX_DISCARDED_BYTES; sent += 0x2000) {
                out.write(CHUNK);
            }

            assertTrue(read(socket.getInputStream()).startsWith("HTTP/1.1 413 "));
        }
    }

    @Test
    void body_tooLargeButReadToItsEnd_keepsTheConnection() throws IOException {
        assertFalse(chunked(1_000_000).toLowerCase(Locale.ROOT).contains("connection: close"));
        assertTrue(chunked(3_000_000).toLowerCase(Locale.ROOT).contains("connection: close"));
    }

    @Test
    void body_askedForFirst_isAskedFor() throws IOException {
        try (Socket socket = connected()) {
            socket.getOutputStream()
                    .write(("POST " + PATH + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertTrue(read(socket.getInputStream()).startsWith("HTTP/1.1 100 "));

            socket.getOutputStream().write("{}".getBytes(StandardCharsets.US_ASCII));
            assertTrue(read(socket.getInputStream()).contains("HTTP/1.1 400 "));
        }
    }

    private String announced(String method, long length) throws IOException {
        try (Socket socket = connected()) {
            socket.getOutputStream()
                    .write((method + " " + PATH + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: " + length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return read(socket.getInputStream());
        }
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket(service.getHost(), service.getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private String chunked(int size) throws IOException {
        try (Socket socket = connected()) {
            OutputStream out = socket.getOutputStream();
            out.write(CHUNKED);
            try {
                for (int sent = 0; sent < size; sent += 0x2000) {
                    out.write(CHUNK);
                }
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closed) {
                // The service may close once it has answered; what it said is still there to be read.
            }
            return read(socket.getInputStream());
        }
    }

    /** One answer, to the end of its body: the connection may stay open. */
    private static String read(InputStream in) throws IOException {
        StringBuilder answer = new StringBuilder();
        byte[] bytes = new byte[2000];
        int length;
        do {
            length = in.read(bytes);
            answer.append(new String(bytes, 0, Math.max(0, length), StandardCharsets.ISO_8859_1));
        } while (length > 0 && !isWhole(answer.toString()));
        return answer.toString();
    }

    private static boolean isWhole(String answer) {
        int body = answer.indexOf("\r\n\r\n") + 4;
        Matcher announced = Pattern.compile("(?i)content-length: (\\d+)").matcher(answer);
        return body > 4 && answer.length() >= body + (announced.find() ? Integer.parseInt(announced.group(1)) : 0);
    }
}
