package chat.mia.events;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.ServiceClient;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events as pages. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EventsResourceTest {

    private static final String PATH = "/api/v1/events";

    @Inject
    Tables tables;

    private String begin;

    @BeforeEach
    void remember() {
        begin = ServiceClient.now();
    }

    @Test
    void get_afterASignOut_tellsTheSession() {
        Browser browser = Browser.signedUp();
        UUID sid = browser.session();
        browser.call("DELETE", "/api/v1/session").then().statusCode(204);

        after(begin)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .body("events", hasSize(1))
                .body("events[0].keySet()", equalTo(Set.of("type", "sid", "at")))
                .body("events[0].type", equalTo("session-ended"))
                .body("events[0].sid", equalTo(sid.toString()))
                .body("events[0].at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"))
                .body("next", not(equalTo(begin)));
    }

    @Test
    void get_changedConsent_tellsTheAccount() {
        UUID account = UUID.randomUUID();
        tables.update("INSERT INTO service_event (kind, account_id, at) VALUES ('consent-changed', ?, now())", account);

        after(begin)
                .then()
                .body("events[0].keySet()", equalTo(Set.of("type", "account", "at")))
                .body("events[0].type", equalTo("consent-changed"))
                .body("events[0].account", equalTo(account.toString()));
    }

    @Test
    void get_whereNothingCame_givesTheSameCursorBack() {
        after(begin).then().statusCode(200).body("events", hasSize(0)).body("next", equalTo(begin));
    }

    @Test
    void get_inSmallPages_tellsEachOnceInOrder() {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            written.add(write().toString());
        }

        List<String> read = new ArrayList<>();
        String next = begin;
        for (int page = 0; page < 4; page++) {
            Response answer = ServiceClient.request()
                    .queryParam("after", next)
                    .queryParam("limit", 2)
                    .get(PATH);
            answer.<List<Map<String, String>>>path("events").forEach(event -> read.add(event.get("sid")));
            next = answer.path("next");
        }

        assertEquals(written, read);
    }

    @Test
    void get_withoutAfter_beginsWithTheOldestThatIsKept() {
        UUID sid = write();
        tables.update("DELETE FROM service_event WHERE sid IS DISTINCT FROM ?", sid);

        ServiceClient.request()
                .get(PATH)
                .then()
                .statusCode(200)
                .body("events", hasSize(1))
                .body("events[0].sid", equalTo(sid.toString()));
    }

    @Test
    void get_invalidCursorOrLimit_says400() {
        for (String cursor : new String[] {"x", "AAAA", "..", begin + "A", "__________8AAAAAAAAAAA"}) {
            invalid(ServiceClient.request().queryParam("after", cursor).get(PATH), "after");
        }
        for (String limit : new String[] {"0", "1001", "-1", "1.5", "ten", "99999999999"}) {
            invalid(ServiceClient.request().queryParam("limit", limit).get(PATH), "limit");
        }
        ServiceClient.request().queryParam("limit", "1000").get(PATH).then().statusCode(200);
    }

    @Test
    void get_cursorAheadOfTheDatabase_says410() {
        gone(new Cursor(1L << 40, 1).text());
    }

    @Test
    void get_cursorBeforeWhatWasForgotten_says410() {
        write();
        Cursor forgotten = Cursor.read(ServiceClient.now()).orElseThrow();
        List<Object> before =
                tables.query("SELECT xid::text, id FROM service_event_horizon").get(0);
        try {
            horizon(Long.toString(forgotten.xid()), forgotten.id());

            gone(begin);
            after(forgotten.text()).then().statusCode(200);
        } finally {
            horizon((String) before.get(0), (Long) before.get(1));
        }
    }

    private UUID write() {
        UUID sid = UUID.randomUUID();
        tables.update("INSERT INTO service_event (kind, sid, at) VALUES ('session-ended', ?, now())", sid);
        return sid;
    }

    private void horizon(String xid, long id) {
        tables.update("UPDATE service_event_horizon SET xid = ?::xid8, id = ?", xid, id);
    }

    private static Response after(String cursor) {
        return ServiceClient.request().queryParam("after", cursor).get(PATH);
    }

    private static void gone(String cursor) {
        after(cursor)
                .then()
                .statusCode(410)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/events-gone"));
    }

    private static void invalid(Response answer, String field) {
        answer.then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors[0].field", equalTo(field));
    }
}
