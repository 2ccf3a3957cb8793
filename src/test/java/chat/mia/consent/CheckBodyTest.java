package chat.mia.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.RawConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body is not looked at, and does not spoil the connection for the question after it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CheckBodyTest {

    private static final String POST = "POST /api/v1/consent/check/analytics HTTP/1.1\r\nHost: x\r\n";
    private static final String GET = "GET /api/v1/consent/check/ads HTTP/1.1\r\nHost: x\r\n\r\n";

    @TestHTTPResource
    URI service;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_537, 1_048_576})
    void announcedBody_isPassedOverAndTheNextQuestionAnswered(int length) throws IOException {
        try (RawConnection connection = new RawConnection(service)) {
            connection.send(POST + "Content-Length: " + length + "\r\n\r\n");
            told("unset", connection);

            connection.send("x".repeat(length) + GET);
            told("unknown", connection);
        }
    }

    @Test
    void chunkedBody_isPassedOverAndTheNextQuestionAnswered() throws IOException {
        try (RawConnection connection = new RawConnection(service)) {
            connection.send(POST + "Transfer-Encoding: chunked\r\n\r\n5\r\nGET /\r\n0\r\n\r\n" + GET + GET);
            told("unset", connection);
            told("unknown", connection);
            told("unknown", connection);
        }
    }

    @Test
    void bodyThatWaitsToBeAskedFor_isNotWaitedFor() throws IOException {
        try (RawConnection connection = new RawConnection(service)) {
            connection.send(POST + "Content-Length: 9\r\nExpect: 100-continue\r\n\r\n");
            told("unset", connection);
        }
    }

    @Test
    void hugeBody_isAnsweredAtOnceAndClosesTheConnection() throws IOException {
        try (RawConnection connection = new RawConnection(service)) {
            connection.send(POST + "Content-Length: 9000000000\r\n\r\n");

            assertTrue(told("unset", connection).contains("connection: close"));
            assertEquals("", connection.read());
        }
    }

    @Test
    void endlessBody_closesTheConnection() throws IOException {
        try (RawConnection connection = new RawConnection(service)) {
            connection.send(POST + "Transfer-Encoding: chunked\r\n\r\n");
            assertFalse(told("unset", connection).contains("connection: close"));
            String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
            boolean closed = false;
            for (int sent = 0; sent < 100 && !closed; sent++) {
                closed = !sends(connection, chunk);
            }
            assertTrue(closed || connection.read().isEmpty());
        }
    }

    private static boolean sends(RawConnection connection, String text) throws IOException {
        try {
            connection.send(text);
            return true;
        } catch (SocketException closed) {
            return false;
        }
    }

    private static String told(String decision, RawConnection connection) throws IOException {
        String answer = connection.read();
        assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
        assertTrue(answer.contains("Consent-Decision: " + decision + "\r\n"), answer);
        return answer;
    }
}
