package chat.mia.consent;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.WithAdmins;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithAdmins.class)
@QuarkusTestResource(PostgresResource.class)
class FiguresResourceTest extends FiguresFixture {

    private static final String PATH = "/api/v1/admin/consent/figures";

    @Test
    void figures_ofAllKindsOfEvents_equalARecountBeforeAndAfterTheyAreRolledUp() {
        LocalDate from = LocalDate.of(2019, 2, 27);
        LocalDate to = LocalDate.of(2019, 3, 3);
        Random random = new Random(20260502);
        write(random, 200);
        equalsRecount(from, to);

        count();
        equalsRecount(from, to);
        write(random, 100);
        equalsRecount(from, to);

        count();
        equalsRecount(from, to);
        equalsRecount(from.plusDays(1), to.minusDays(2));
    }

    @Test
    void figures_ofChoicesMadeOverHttp_areThereAtOnce() {
        JsonPath before = figures(Map.of()).jsonPath();
        Visitor.anonymous().put(Visitor.NO).then().statusCode(200);
        Visitor.anonymous().put(Visitor.YES).then().statusCode(200);
        Visitor.anonymous().withdraw().then().statusCode(200);
        Visitor member = Visitor.signedIn();
        member.put(Visitor.YES).then().statusCode(200);
        member.put(Visitor.NO).then().statusCode(200);
        member.withdraw().then().statusCode(200);

        JsonPath after = figures(Map.of()).jsonPath();

        Map<String, Integer> more = new TreeMap<>();
        for (String kind : List.of(
                "granted", "refused", "withdrawn", "unauthenticated.refused", "unauthenticated.withdrawn", "linked")) {
            more.put(kind, after.getInt("totals." + kind) - before.getInt("totals." + kind));
        }
        assertEquals(
                Map.of(
                        "granted", 2,
                        "refused", 2,
                        "withdrawn", 2,
                        "linked", 0,
                        "unauthenticated.refused", 1,
                        "unauthenticated.withdrawn", 1),
                more);
        LocalDate today = LocalDate.parse(after.getString("to"));
        equalsRecount(today.minusDays(29), today);
    }

    @Test
    void acceptanceRate_isOfAnswersOnly() {
        Instant noon = Instant.parse("2018-08-01T12:00:00Z");
        somebodys(Event.answer(noon, true));
        somebodys(new Event(noon, "change", "{\"analytics\": true, \"ads\": false}", "2026-04-25", "settings", "en"));
        nobodys(Event.answer(noon, false));
        somebodys(new Event(noon, "withdraw", "{\"analytics\": false}", "2026-04-25", null, null));
        somebodys(new Event(noon, "link", "{\"analytics\": true}", "2026-04-25", null, null));

        LocalDate day = LocalDate.of(2018, 8, 1);
        figures(day, day)
                .then()
                .body("totals.acceptanceRate", equalTo(0.6667f))
                .body("bySource.source", contains(null, "banner", "settings"))
                .body("bySource[0].counts.acceptanceRate", nullValue());
    }

    @Test
    void figures_forAnybodyButAdmins_areRefused() {
        new Browser().call("GET", PATH).then().statusCode(401);
        Browser.signedUp().call("GET", PATH).then().statusCode(403).body("type", equalTo("/problems/not-allowed"));
    }

    /** Events of every kind from 2019-02-27 to 2019-03-03. */
    private void write(Random random, int number) {
        List<String> choices = List.of("{\"a\": true}", "{\"a\": false}", "{\"a\": true, \"b\": false}");
        for (int i = 0; i < number; i++) {
            Instant at = Instant.parse("2019-02-27T00:00:00Z").plusSeconds(random.nextInt(5 * 86_400));
            String action =
                    List.of("grant", "refuse", "change", "withdraw", "link").get(random.nextInt(5));
            boolean answer = !action.equals("withdraw") && !action.equals("link");
            Event event = new Event(
                    at,
                    action,
                    action.equals("link") && random.nextBoolean() ? "{}" : choices.get(random.nextInt(3)),
                    "v" + random.nextInt(3),
                    answer ? List.of("banner", "settings").get(random.nextInt(2)) : null,
                    answer ? "x-" + random.nextInt(10) : null);
            if (random.nextBoolean() || action.equals("link")) {
                somebodys(event);
            } else {
                nobodys(event);
            }
        }
    }

    private void equalsRecount(LocalDate from, LocalDate to) {
        Recount recount = Recount.of(tables, from, to);
        JsonPath answer = figures(from, to).jsonPath();
        assertEquals(recount.totals(), Recount.counts(answer.getMap("totals")));
        Map<String, Map<String, Object>> days = Recount.counts(answer.getList("days"), "day");
        days.values().removeIf(Map::isEmpty);
        assertEquals(recount.byDay(), days);
        assertEquals(recount.bySource(), Recount.counts(answer.getList("bySource"), "source"));
        assertEquals(recount.byLocale(), Recount.counts(answer.getList("byLocale"), "locale"));
        assertEquals(recount.byPolicyVersion(), Recount.counts(answer.getList("byPolicyVersion"), "policyVersion"));
    }
}
