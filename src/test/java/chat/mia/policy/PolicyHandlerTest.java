package chat.mia.policy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, as a client sees it that decodes nothing and adds no headers. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PolicyHandlerTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TestHTTPResource
    URI service;

    @Inject
    RenderedTemplates rendered;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/legal/cookies",
                "/legal/cookies/2026-04-25",
                // The router's own ways to write the same.
                "/legal/cookies/",
                "/legal/cookies/2026-04-25/",
                "/legal/cookies;a=b",
                "//legal/cookies"
            })
    void get_eachWayToWriteTheAddress_sendsTheSamePage(String path) throws Exception {
        HttpResponse<byte[]> usual = get("/legal/cookies");
        HttpResponse<byte[]> page = get(path);

        assertEquals(200, page.statusCode());
        assertArrayEquals(usual.body(), page.body());
        assertEquals(usual.headers(), page.headers());
    }

    @Test
    void get_gzipAccepted_isThePageInFewerBytesUnderATagOfItsOwn() throws Exception {
        HttpResponse<byte[]> plain = get("/legal/cookies");
        HttpResponse<byte[]> coded = get("/legal/cookies", "Accept-Encoding", "gzip, deflate, br");

        assertEquals("gzip", header(coded, "Content-Encoding"));
        assertArrayEquals(plain.body(), decoded(coded.body()));
        assertTrue(coded.body().length < plain.body().length / 2);
        assertEquals(header(plain, "ETag").replaceAll("\"$", "-gzip\""), header(coded, "ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/legal/cookies", "/legal/cookies/"})
    void get_eitherCoding_announcesItsLength(String path) throws Exception {
        for (String coding : List.of("identity", "gzip")) {
            HttpResponse<byte[]> page = get(path, "Accept-Encoding", coding);

            assertEquals(Integer.toString(page.body().length), header(page, "Content-Length"));
        }
    }

    @Test
    void head_eitherCoding_hasTheHeadersOfGet() throws Exception {
        for (String coding : List.of("identity", "gzip")) {
            HttpResponse<byte[]> head = send(request("/legal/cookies", "Accept-Encoding", coding)
                    .method("HEAD", HttpRequest.BodyPublishers.noBody()));

            assertEquals(200, head.statusCode());
            assertEquals(0, head.body().length);
            assertEquals(get("/legal/cookies", "Accept-Encoding", coding).headers(), head.headers());
        }
    }

    @Test
    void get_tagOfAnotherCodingOrLanguageKnown_sendsThePage() throws Exception {
        String plain = header(get("/legal/cookies"), "ETag");

        assertEquals(
                200,
                get("/legal/cookies", "If-None-Match", plain, "Accept-Encoding", "gzip")
                        .statusCode());
        assertEquals(200, get("/legal/cookies?lang=de", "If-None-Match", plain).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/legal/cookies", "/legal/cookies/"})
    void get_knownTagInTheSecondLine_says304(String path) throws Exception {
        String tag = header(get("/legal/cookies"), "ETag");
        HttpResponse<byte[]> answer = get(path, "If-None-Match", "\"a\", W/\"b\"", "If-None-Match", "W/" + tag);

        assertEquals(304, answer.statusCode());
        assertEquals(tag, header(answer, "ETag"));
        assertTrue(answer.headers().firstValue("Content-Type").isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''          | de-AT,de;q=0.9,en;q=0.5 | de | ltr",
                "?lang=ar    | de                      | ar | rtl",
                "?lang=uk-UA | ''                      | uk | ltr",
                "?lang=tlh   | fr                      | fr | ltr",
                "?lang=      | es                      | es | ltr",
                "?x=1        | nl                      | en | ltr"
            })
    void get_languageAskedForOrPreferred_isSaidInHeaderAndPage(
            String query, String preferred, String language, String direction) throws Exception {
        HttpResponse<byte[]> page = get("/legal/cookies" + query, "Accept-Language", preferred);

        assertEquals(language, header(page, "Content-Language"));
        assertTrue(new String(page.body(), "UTF-8")
                .startsWith("<!DOCTYPE html>\n<html lang=\"" + language + "\" dir=\"" + direction + "\">"));
    }

    @Test
    void get_neitherCodingAccepted_says406AsProblem() throws Exception {
        HttpResponse<byte[]> answer = get("/legal/cookies", "Accept-Encoding", "br, identity;q=0");

        assertEquals(406, answer.statusCode());
        assertTrue(new String(answer.body(), "UTF-8").contains("Accept-Encoding"));
    }

    @Test
    void get_withABody_isAnsweredAllTheSame() throws Exception {
        HttpResponse<byte[]> page =
                send(request("/legal/cookies").method("GET", HttpRequest.BodyPublishers.ofString("unasked")));

        assertEquals(200, page.statusCode());
    }

    @Test
    void get_again_rendersNothing() throws Exception {
        int before = rendered.documents();
        for (String language : List.of("en", "de", "ar")) {
            get("/legal/cookies?lang=" + language);
            get("/legal/cookies/2026-04-25/?lang=" + language, "Accept-Encoding", "gzip");
        }

        assertTrue(before > 0);
        assertEquals(before, rendered.documents());
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + service.getPort() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }

    private static byte[] decoded(byte[] bytes) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
    }
}
