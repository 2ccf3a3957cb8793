package chat.mia.events;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.EventReader;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.ServiceClient;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events as a stream. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EventStreamTest {

    private static final String PATH = "/api/v1/events";

    /** The default of {@code mia.events.streams-per-client}. */
    private static final int MOST = 8;

    @Inject
    Tables tables;

    private String begin;

    @BeforeEach
    void remember() {
        begin = ServiceClient.now();
    }

    @Test
    void stream_whatIsThereAndWhatComes_isTold() throws IOException {
        UUID before = write();
        try (EventReader reader = new EventReader(RestAssured.port, "?after=" + begin)) {
            assertEquals(200, reader.status());
            assertEquals("text/event-stream", reader.next("Content-Type:"));
            told(reader, before);

            told(reader, write());
            told(reader, write());
        }
    }

    @Test
    void stream_resumedWithTheLastEventId_goesOnAfterIt() throws IOException {
        UUID first = write();
        UUID second = write();
        String last;
        try (EventReader reader = new EventReader(RestAssured.port, "?after=" + begin)) {
            last = reader.next("id:");
            assertTrue(reader.next("data:").contains(first.toString()));
        }

        try (EventReader reader = new EventReader(RestAssured.port, "?after=" + begin, "Last-Event-ID: " + last)) {
            told(reader, second);
        }
    }

    @Test
    void stream_fromLongAgo_tellsAllInOrder() throws IOException {
        List<String> written = new ArrayList<>();
        for (List<Object> row : tables.query("INSERT INTO service_event (kind, sid, at) SELECT 'session-ended',"
                + " gen_random_uuid(), now() FROM generate_series(1, 2500) RETURNING sid")) {
            written.add(row.get(0).toString());
        }
        List<String> read = new ArrayList<>();

        try (EventReader reader = new EventReader(RestAssured.port, "?after=" + begin)) {
            for (int i = 0; i < written.size(); i++) {
                read.add(reader.next("data:").replaceAll(".*\"sid\":\"([^\"]+)\".*", "$1"));
            }
            assertEquals(written, read);
            told(reader, write());
        }
    }

    @Test
    void streams_moreThanAllowed_say429UntilOneIsClosed() throws IOException, InterruptedException {
        List<EventReader> readers = new ArrayList<>();
        try {
            for (int i = 0; i < MOST; i++) {
                readers.add(openedSoon());
            }
            stream()
                    .get(PATH)
                    .then()
                    .statusCode(429)
                    .header("Retry-After", "15")
                    .body("type", equalTo("/problems/too-many-streams"));

            readers.remove(0).close();

            readers.add(openedSoon());
        } finally {
            for (EventReader reader : readers) {
                reader.close();
            }
        }
    }

    @Test
    void stream_thatCannotBegin_saysWhy() {
        stream().queryParam("after", "x").get(PATH).then().statusCode(400);
        stream()
                .header("Last-Event-ID", "x")
                .get(PATH)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("Last-Event-ID"));
        stream()
                .header("Last-Event-ID", new Cursor(1L << 40, 1).text())
                .get(PATH)
                .then()
                .statusCode(410)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/events-gone"));
        given().accept("text/event-stream").get(PATH).then().statusCode(401);
    }

    @Test
    void accept_anythingOrNothing_isAnsweredWithJson() {
        for (String accept :
                new String[] {"*/*", "application/json", "application/*", "text/event-stream;q=0.1, */*"}) {
            ServiceClient.request()
                    .header("Accept", accept)
                    .get(PATH)
                    .then()
                    .statusCode(200)
                    .contentType("application/json");
        }
        ServiceClient.request().header("Accept", "text/html").get(PATH).then().statusCode(406);
    }

    @Test
    void head_ofAStream_isAnsweredAndHoldsNone() {
        for (int i = 0; i <= MOST; i++) {
            stream().head(PATH).then().statusCode(200).contentType("text/event-stream");
        }
    }

    /** Where a stream comes instead of an answer, it is waited for no longer than until its heartbeat. */
    private static RequestSpecification stream() {
        return ServiceClient.request()
                .config(RestAssured.config()
                        .httpClient(HttpClientConfig.httpClientConfig().setParam("http.socket.timeout", 10_000)))
                .header("Accept", "text/event-stream");
    }

    /** Those of the test before may still be on their way out. */
    private EventReader openedSoon() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 100; attempt++) {
            EventReader reader = new EventReader(RestAssured.port, "?after=" + begin);
            if (reader.status() == 200) {
                return reader;
            }
            reader.close();
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("a closed stream still counts");
    }

    private static void told(EventReader reader, UUID sid) throws IOException {
        assertEquals("session-ended", reader.next("event:"));
        assertTrue(reader.next("data:").startsWith("{\"type\":\"session-ended\",\"sid\":\"" + sid + "\",\"at\":\""));
    }

    private UUID write() {
        UUID sid = UUID.randomUUID();
        tables.update("INSERT INTO service_event (kind, sid, at) VALUES ('session-ended', ?, now())", sid);
        return sid;
    }
}
