package chat.mia.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.EventReader;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.ServiceClient;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A transaction that wrote its event first and commits last. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LateCommitTest {

    @Inject
    Tables tables;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    private final UUID late = UUID.randomUUID();
    private final UUID early = UUID.randomUUID();
    private Connection slow;
    private String begin;

    @BeforeEach
    void writeWithoutCommit() throws SQLException {
        begin = ServiceClient.now();
        slow = DriverManager.getConnection(url, PostgresResource.MIGRATION_ROLE, PostgresResource.PASSWORD);
        slow.setAutoCommit(false);
        try (PreparedStatement insert =
                slow.prepareStatement("INSERT INTO service_event (kind, sid, at) VALUES ('session-ended', ?, now())")) {
            insert.setObject(1, late);
            insert.executeUpdate();
        }
    }

    @AfterEach
    void close() throws SQLException {
        slow.close();
    }

    @Test
    void page_readMeanwhile_skipsNothing() throws SQLException {
        tables.update("INSERT INTO service_event (kind, sid, at) VALUES ('session-ended', ?, now())", early);

        List<String> read = new ArrayList<>();
        String next = read(begin, read);
        slow.commit();
        read(next, read);

        assertEquals(List.of(late.toString(), early.toString()), read);
    }

    @Test
    void stream_readMeanwhile_skipsNothing() throws SQLException, IOException {
        try (EventReader reader = new EventReader(RestAssured.port, "?after=" + begin)) {
            assertEquals(200, reader.status());
            tables.update("INSERT INTO service_event (kind, sid, at) VALUES ('session-ended', ?, now())", early);
            assertTrue(reader.isSilentFor(1_500), "what could still be overtaken is held back");

            slow.commit();

            assertTrue(reader.next("data:").contains(late.toString()));
            assertTrue(reader.next("data:").contains(early.toString()));
        }
    }

    private static String read(String after, List<String> read) {
        var answer = ServiceClient.request().queryParam("after", after).get("/api/v1/events");
        answer.<List<Map<String, String>>>path("events").forEach(event -> read.add(event.get("sid")));
        return answer.path("next");
    }
}
