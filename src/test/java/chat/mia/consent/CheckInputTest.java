package chat.mia.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.NothingChanges;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.RawConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a gateway sends is answered 204 or 403 without a body: it takes anything else for a failure. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CheckInputTest extends NothingChanges {

    private static final String PATH = "/api/v1/consent/check/analytics";

    @TestHTTPResource
    URI service;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET",
                "HEAD",
                "POST",
                "PUT",
                "PATCH",
                "DELETE",
                "OPTIONS",
                "TRACE",
                "CONNECT",
                "PROPFIND",
                "get",
                "M-SEARCH",
                "!#$%&'*+-.^_`|~"
            })
    void anyMethod_isAnswered(String method) throws IOException {
        refused("unset", method + " " + PATH, "");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/consent/check, unknown",
        "/api/v1/consent/check/, unknown",
        "/api/v1/consent/check//analytics, unknown",
        "/api/v1/consent/check;a=b/analytics, unknown",
        "/api/v1/consent/check?analytics, unknown",
        "/api/v1/consent/check/ads, unknown",
        "/api/v1/consent/check/essential, unknown",
        "/api/v1/consent/check/functional, unknown",
        "/api/v1/consent/check/Analytics, unknown",
        "/api/v1/consent/check/%61nalytics, unknown",
        "/api/v1/consent/check/analytics%00, unknown",
        "/api/v1/consent/check/analytics;x, unknown",
        "/api/v1/consent/check/analytics/, unset",
        "/api/v1/consent/check/analytics?x=/../../session, unset",
        "/api/v1/consent/check/analytics/any/path?x=1, unset",
        "/api/v1/consent/check/analytics/..;/session, unset",
        "/api/v1/consent/check/analytics/../ads, unset",
        "/api/v1/consent/check/ads/../analytics, unknown",
        "/api/v1/consent/check/analytics/../../../session, unset",
        "/api/v1/./consent/x/../check/analytics, unset",
        "/api/v1/consent/%63heck/analytics, unset",
        "//api/v1//consent/check/analytics, unset",
        "http://chat.example/api/v1/consent/check/analytics, unset",
    })
    void anyPathBelow_isAnswered(String path, String decision) throws IOException {
        refused(decision, "POST " + path, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: cross-site",
                "Origin: https://evil.example",
                "Content-Type: text/html",
                "Accept: image/png",
                "Accept: nonsense",
                "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: eA==",
                "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
                "Range: bytes=0-1",
                "If-None-Match: *",
                "Sec-GPC: 1\r\nSec-GPC: 1",
                "Cookie: ",
                "Cookie: ;;;=;a==;\"",
                "Cookie: other=1; other=2",
            })
    void anyHeader_isPassedOver(String header) throws IOException {
        refused("unset", "POST " + PATH, header + "\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "access_token=, refused",
        "access_token=x, refused",
        "access_token=a.b.c, refused",
        "access_token=eyJhbGciOiJub25lIn0.e30., refused",
        "access_token=%00%ff, refused",
        "mia_analytics_id=, unknown",
        "mia_analytics_id=b.x.1.v.0.AAAA, unknown",
        "mia_analytics_id=a, unknown",
        "mia_analytics_id=x; mia_analytics_id=x, unknown",
        "access_token=x; access_token=y, unknown",
        "csrf_token=x; csrf_token=x, unknown",
    })
    void garbageCookies_areARefusal(String cookies, String decision) throws IOException {
        refused(decision, "GET " + PATH, "Cookie: " + cookies + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer x", "Basic dXNlcjpwYXNz", "x\r\nAuthorization: y"})
    void garbageAuthorization_isARefusal(String value) throws IOException {
        refused("refused", "GET " + PATH, "Authorization: " + value + "\r\n");
    }

    @Test
    void largeHeadersAndPath_asGatewaysLetThemPass_areAnswered() throws IOException {
        refused("unset", "GET " + PATH + "/" + "x".repeat(60_000), "");
        refused("refused", "GET " + PATH, "Cookie: access_token=" + "x".repeat(60_000) + "\r\n");
    }

    @Test
    void randomBytes_inEveryPlace_areRefused() throws IOException {
        Random random = new Random(4);
        try (RawConnection connection = new RawConnection(service)) {
            for (int round = 0; round < 500; round++) {
                String answer = connection
                        .send("POST " + PATH + "/" + text(random, 'A', 'Z') + " HTTP/1.1\r\nHost: x\r\n"
                                + (random.nextBoolean() ? "Authorization: Bearer " : "X: ")
                                + text(random, ' ', 'ÿ')
                                + "\r\nCookie: access_token=" + text(random, '!', 'ÿ') + "; mia_analytics_id="
                                + text(random, '!', 'ÿ') + "\r\n\r\n")
                        .read();
                assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
            }
        }
    }

    private static String text(Random random, char first, char last) {
        return random.ints(random.nextInt(60), first, last + 1)
                .filter(character -> character != 0x7f)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void refused(String decision, String line, String headers) throws IOException {
        try (RawConnection connection = new RawConnection(service)) {
            String answer = connection
                    .send(line + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n")
                    .read();
            assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
            String plain = answer.toLowerCase(Locale.ROOT);
            assertEquals(decision, plain.replaceAll("(?s).*consent-decision: (\\w+)\r\n.*", "$1"));
            assertTrue(plain.contains("cache-control: no-store\r\n"), answer);
            assertTrue(plain.contains("x-content-type-options: nosniff\r\n"), answer);
            assertTrue(plain.endsWith("\r\n\r\n"), answer);
            assertFalse(plain.contains("set-cookie"), answer);
        }
    }
}
