package chat.mia.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.ServiceClient;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is forgotten, and who is told so. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EventRetentionTest {

    private static final String PATH = "/api/v1/events";

    @Inject
    Tables tables;

    @Inject
    EventRetention retention;

    @BeforeEach
    void forgetAll() {
        tables.update("DELETE FROM service_event");
    }

    @Test
    void forget_oldEvents_keepsTheYoungOnes() {
        write("8 days", 2_500);
        UUID young = write("6 days", 1);

        forget();

        assertEquals(List.of(young.toString()), sids(""));
        assertEquals(
                1L, tables.query("SELECT count(*) FROM service_event").get(0).get(0));
    }

    @Test
    void forget_readerThatMissedSome_isToldAndOneThatDidNotIsNot() {
        write("8 days", 1);
        String behind = ServiceClient.now();
        write("8 days", 1);
        String upToDate = ServiceClient.now();
        UUID young = write("1 day", 1);

        forget();

        assertEquals(410, status(behind));
        assertEquals(200, status(upToDate));
        assertEquals(List.of(young.toString()), sids(upToDate));
    }

    @Test
    void forget_oldEventBehindAYoungOne_staysUntilItsTurn() {
        write("1 day", 1);
        write("8 days", 1);

        forget();

        assertEquals(2, sids("").size());
    }

    @Test
    void forget_eventsOfARestoredCopy_goAndReadersAreToldSo() {
        String behind = ServiceClient.now();
        tables.update("INSERT INTO service_event (xid, kind, sid, at)"
                + " VALUES ('1000000000', 'session-ended', gen_random_uuid(), now())");

        restored(behind);

        assertEquals(
                0L,
                tables.query("SELECT count(*) FROM service_event WHERE xid = '1000000000'")
                        .get(0)
                        .get(0));
    }

    @Test
    void forget_horizonOfARestoredCopy_comesBack() {
        String behind = ServiceClient.now();
        tables.update("UPDATE service_event_horizon SET xid = '1000000000'");

        restored(behind);
    }

    private void restored(String behind) {
        forget();
        UUID sid = write("0 s", 1);

        assertEquals(List.of(sid.toString()), sids(""));
        assertEquals(200, status(ServiceClient.now()));
        assertEquals(410, status(behind));
    }

    private void forget() {
        retention.forget().await().atMost(Duration.ofSeconds(10));
    }

    /** @return the session of the last one */
    private UUID write(String age, int number) {
        List<List<Object>> rows = tables.query(
                "INSERT INTO service_event (kind, sid, at) SELECT 'session-ended', gen_random_uuid(), now() - ?::interval"
                        + " FROM generate_series(1, ?) RETURNING sid",
                age,
                number);
        return (UUID) rows.get(rows.size() - 1).get(0);
    }

    private static List<String> sids(String after) {
        return ServiceClient.request()
                .queryParam("after", after)
                .get(PATH)
                .<List<Map<String, String>>>path("events")
                .stream()
                .map(event -> event.get("sid"))
                .toList();
    }

    private static int status(String after) {
        return ServiceClient.request().queryParam("after", after).get(PATH).statusCode();
    }
}
