package chat.mia.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are not what the contract asks for. None of them changes anything. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BodyTest {

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json | ''",
                "[] | ''",
                "'\"text\"' | ''",
                "null | ''",
                "'{\"email\":\"a@b.example\"' | ''",
                "'{\"email\":\"a@b.example\",\"password\":\"x\"} trailing' | ''",
                "'{\"email\":1,\"password\":\"x\"}' | email",
                "'{\"email\":true,\"password\":\"x\"}' | email",
                "'{\"email\":{},\"password\":\"x\"}' | email",
                "'{\"email\":[\"a@b.example\"],\"password\":\"x\"}' | email",
                "'{\"email\":\"a@b.example\",\"password\":null}' | password",
                "'{\"email\":\"a@b.example\"}' | password",
                "'{\"email\":\"a@b.example\",\"password\":\"x\",\"admin\":true}' | admin",
                "{} | email",
            })
    void body_notTheShapeOfTheContract_saysWhere(String body, String field) {
        for (String path : new String[] {PATH, "/api/v1/accounts"}) {
            given().contentType("application/json")
                    .body(body)
                    .post(path)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/invalid-request"))
                    .body("errors.field", hasItem(field));
        }
    }

    @Test
    void body_aNameTwice_isRefused() {
        given().contentType("application/json")
                .body("{\"email\":\"a@b.example\",\"email\":\"c@d.example\",\"password\":\"x\"}")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"));
    }

    @Test
    void body_refused_isNotRepeatedInTheAnswer() {
        given().contentType("application/json")
                .body("{\"email\":\"a@b.example\",\"password\":{\"hunter2\":1}}")
                .post("/api/v1/accounts")
                .then()
                .statusCode(400)
                .body(not(containsString("hunter2")));
    }

    @Test
    void body_none_isInvalid() {
        given().post(PATH).then().statusCode(400).body("type", equalTo("/problems/invalid-request"));
        given().contentType("application/json")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "multipart/form-data; boundary=x", "*/*", "json"})
    void body_notJson_says415(String type) {
        given().config(io.restassured.RestAssured.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("Content-Type", type)
                .body("{}".getBytes(StandardCharsets.UTF_8))
                .post(PATH)
                .then()
                .statusCode(415)
                .body("type", equalTo("/problems/unsupported-media-type"));
    }

    @Test
    void body_form_says415() {
        given().formParam("email", "a@b.example")
                .post(PATH)
                .then()
                .statusCode(415)
                .body("type", equalTo("/problems/unsupported-media-type"));
    }

    @Test
    void body_jsonWithCharset_isTaken() {
        given().header("Content-Type", "application/json; charset=utf-8")
                .body("{}".getBytes(StandardCharsets.UTF_8))
                .post(PATH)
                .then()
                .statusCode(400);
    }

    @Test
    void method_wrong_says405WithAllow() {
        given().put(PATH)
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .header("Allow", "DELETE, GET, HEAD, OPTIONS, POST")
                .body("type", equalTo("/problems/method-not-allowed"));
        given().get("/api/v1/accounts").then().statusCode(405).header("Allow", "OPTIONS, POST");
    }

    @Test
    void checks_severalFail_theEarlierOneIsTold() {
        String tooLarge = "x".repeat(70_000);
        given().header("Sec-Fetch-Site", "cross-site")
                .contentType("text/plain")
                .body(tooLarge)
                .put(PATH)
                .then()
                .statusCode(405);
        given().header("Sec-Fetch-Site", "cross-site")
                .contentType("text/plain")
                .body(tooLarge)
                .post(PATH)
                .then()
                .statusCode(413);
        given().header("Sec-Fetch-Site", "cross-site")
                .contentType("text/plain")
                .body("x")
                .post(PATH)
                .then()
                .statusCode(415);
        given().header("Sec-Fetch-Site", "cross-site")
                .header("Cookie", "csrf_token=1; csrf_token=2")
                .contentType("application/json")
                .body("x")
                .post(PATH)
                .then()
                .statusCode(403);
        given().header("Cookie", "csrf_token=1; csrf_token=2")
                .contentType("application/json")
                .body("x")
                .put("/api/v1/consent")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/ambiguous-cookies"));
        given().header("Cookie", "access_token=forged")
                .contentType("application/json")
                .body("x")
                .put("/api/v1/consent")
                .then()
                .statusCode(401);
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
            assertTrue(read(socket.getInputStream()).startsWith("HTTP/1.1 413 "));
        }
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
        byte[] start = new byte[200];
        int length = in.read(start);
        return new String(start, 0, Math.max(0, length), StandardCharsets.US_ASCII);
    }
}
