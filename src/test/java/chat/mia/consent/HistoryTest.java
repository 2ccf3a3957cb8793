package chat.mia.consent;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.StoppedClock;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HistoryTest {

    private static final String PATH = "/api/v1/consent/history";

    @Inject
    Tables tables;

    @Inject
    StoppedClock clock;

    @AfterEach
    void runClock() {
        clock.run();
    }

    @Test
    void get_ofAnAccount_givesItsEventsNewestFirst() {
        clock.stopAt(Instant.parse("2026-12-01T10:15:30.999Z"));
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES).then().statusCode(200);
        clock.stopAt(Instant.parse("2026-12-01T10:16:30Z"));
        visitor.withdraw().then().statusCode(200);

        history(visitor, "")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", equalTo("no-store"))
                .header("Set-Cookie", nullValue())
                .body("next", nullValue())
                .body(
                        "events[0].keySet()",
                        containsInAnyOrder("id", "at", "action", "choices", "policyVersion", "source", "locale"))
                .body("events.id", equalTo(ids(visitor)))
                .body("events.at", contains("2026-12-01T10:16:30Z", "2026-12-01T10:15:30Z"))
                .body("events.action", contains("withdraw", "grant"))
                .body("events.choices", contains(Map.of("analytics", false), Map.of("analytics", true)))
                .body("events.policyVersion", contains(Visitor.CURRENT_VERSION, Visitor.CURRENT_VERSION))
                .body("events.source", contains(null, "banner"))
                .body("events.locale", contains(null, "de-AT"));
    }

    @Test
    void get_pageByPage_givesEachEventOnceAndNullAtTheEnd() {
        Visitor visitor = visitorWithEvents(5);
        List<String> seen = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();

        String next = "";
        while (next != null) {
            Response page = history(visitor, "?limit=2" + next);
            List<String> ids = page.then().statusCode(200).extract().path("events.id");
            seen.addAll(ids);
            sizes.add(ids.size());
            String cursor = page.path("next");
            next = cursor == null ? null : "&before=" + cursor;
        }

        assertEquals(ids(visitor), seen);
        assertEquals(List.of(2, 2, 1), sizes);
    }

    @Test
    void get_lastPageThatIsFull_hasNoNext() {
        history(visitorWithEvents(2), "?limit=2")
                .then()
                .body("events", hasSize(2))
                .body("next", nullValue());
    }

    @Test
    void get_withEventsThatCameMeanwhile_goesOnWhereItWas() {
        Visitor visitor = visitorWithEvents(3);
        List<String> before = ids(visitor);
        String next = history(visitor, "?limit=1").path("next");
        visitor.put(Visitor.YES).then().statusCode(200);

        history(visitor, "?before=" + next).then().body("events.id", equalTo(before.subList(1, 3)));
    }

    @Test
    void get_withoutLimit_givesTwenty() {
        Visitor visitor = visitorWithEvents(21);

        history(visitor, "").then().body("events", hasSize(20));
        history(visitor, "?limit=100").then().body("events", hasSize(21));
    }

    @Test
    void get_withSomebodyElsesCursor_showsNothingOfHis() {
        String theirs = history(visitorWithEvents(5), "?limit=1").path("next");
        Visitor visitor = visitorWithEvents(2);

        history(visitor, "?before=" + theirs).then().body("events.id", equalTo(ids(visitor)));
    }

    @Test
    void get_anonymousOrWithoutAChoice_isEmpty() {
        Visitor stranger = Visitor.anonymous();
        stranger.put(Visitor.YES);
        for (Visitor visitor : List.of(stranger, Visitor.signedIn())) {
            history(visitor, "").then().statusCode(200).body("events", empty()).body("next", nullValue());
        }
    }

    @Test
    void get_withAnInvalidToken_says401() {
        Visitor visitor = Visitor.anonymous().with("Authorization", "Bearer x");

        history(visitor, "").then().statusCode(401).body("type", equalTo("/problems/not-signed-in"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "1.5", "ten", "1000", "٣"})
    void get_withALimitOutOfRange_says400(String limit) {
        invalid("?limit=" + limit, "limit");
    }

    /** Not base64; of other lengths; zero, less than zero; padded, with bits that say nothing; an id. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "!",
                "AAAAAAAAABEA",
                "AAAAAAAAAA",
                "AAAAAAAAAAA",
                "__________8",
                "AAAAAAAAABE=",
                "AAAAAAAAABF",
                "019de82f-a5d0-7b19-8c44-2d7f60e1a935"
            })
    void get_withWhatIsNoCursor_says400(String before) {
        invalid("?before=" + before, "before");
    }

    private static void invalid(String query, String field) {
        for (Visitor visitor : List.of(Visitor.anonymous(), Visitor.signedIn())) {
            history(visitor, query)
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/invalid-request"))
                    .body("errors[0].field", equalTo(field));
        }
    }

    private static Visitor visitorWithEvents(int number) {
        Visitor visitor = Visitor.signedIn();
        for (int i = 0; i < number; i++) {
            visitor.put(Visitor.choice(i % 2 == 0)).then().statusCode(200);
        }
        return visitor;
    }

    private static Response history(Visitor visitor, String query) {
        return visitor.browser.call("GET", PATH + query);
    }

    private List<String> ids(Visitor visitor) {
        return tables
                .query(
                        "SELECT e.id::text FROM consent_event e JOIN consent_subject s ON s.id = e.subject"
                                + " WHERE s.account_id = ? ORDER BY e.seq DESC",
                        visitor.account())
                .stream()
                .map(row -> (String) row.get(0))
                .toList();
    }
}
