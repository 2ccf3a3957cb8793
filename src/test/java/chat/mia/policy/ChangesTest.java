package chat.mia.policy;

import static chat.mia.testing.EarlierRelease.BEFORE;
import static chat.mia.testing.EarlierRelease.NEXT;
import static chat.mia.testing.EarlierRelease.SWITCH;
import static chat.mia.testing.EarlierRelease.THEN;
import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.EarlierRelease;
import chat.mia.testing.HtmlChecker;
import chat.mia.testing.StoppedClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people and programs are told of two versions that differ. */
@QuarkusTest
@TestProfile(EarlierRelease.class)
class ChangesTest {

    private static final String PAGE = "/legal/cookies/changes";
    private static final String JSON = "/api/v1/policies/cookies/changes";
    private static final String BOTH = "?from=" + THEN + "&to=" + NEXT + "&lang=";

    @Inject
    StoppedClock clock;

    @AfterEach
    void runClock() {
        clock.run();
    }

    @Test
    void json_entries_areToldByTheirId() {
        json(BOTH + "en")
                .body("from.version", equalTo(THEN))
                .body("to.version", equalTo(NEXT))
                .body("entries.added.name", hasItems("mia_survey", "refresh_token"))
                .body("entries.removed", equalTo(List.of()))
                .body("entries.changed.id", hasItem("analytics-id"))
                .body("entries.changed[0].name", equalTo("mia_statistics"))
                .body("entries.changed[0].changes.find { it.fact == 'name' }.from", equalTo("mia_analytics_id"))
                .body("entries.changed[0].changes.find { it.fact == 'name' }.to", equalTo("mia_statistics"));
    }

    @Test
    void json_sections_areToldByTheirIdAndWordByWord() {
        json(BOTH + "en")
                .body("sections.added.id", hasItems("cookies", "contact"))
                .body("sections.added.number", hasItems(1, 6))
                .body("sections.changed.id", equalTo(List.of("used")))
                .body("sections.changed[0].from.title", equalTo("What we use"))
                .body("sections.changed[0].to.title", equalTo("Cookies we use"))
                .body("sections.changed[0].paragraphs.words.flatten().change", hasItems("removed", "added"));
    }

    @Test
    void json_otherWayRound_tellsTheOpposite() {
        json("?from=" + NEXT + "&to=" + THEN + "&lang=en")
                .body("entries.removed.name", hasItem("mia_survey"))
                .body("sections.removed.id", hasItem("contact"))
                .body("material", equalTo(true));
    }

    @Test
    void json_notice_saysWhetherPeopleAreAskedAgain() {
        json(BOTH + "de")
                .body("language", equalTo("de"))
                .body("material", equalTo(true))
                .body("notice.title", equalTo("Unsere Cookie-Richtlinie hat sich geändert"))
                .body("notice.body", containsString("24. November 2026"))
                .body("notice.body", containsString("entscheide bitte neu"))
                .body("notice.href", equalTo(PAGE + BOTH + "de"));
    }

    @Test
    void get_withoutVersions_comparesTheOneInForceWithTheOneBefore() {
        clock.stopAt(BEFORE);
        json("").body("from.version", equalTo(THEN)).body("to.version", equalTo(THEN));

        clock.stopAt(SWITCH);
        json("").body("from.version", equalTo(THEN))
                .body("from.status", equalTo("superseded"))
                .body("to.version", equalTo(NEXT))
                .body("to.status", equalTo("in-force"));
    }

    @Test
    void page_listsAllVersionsAsTheyStand() {
        clock.stopAt(BEFORE);
        String announced = page(BOTH + "en");
        assertThat(announced, containsString("Announced: version next comes into force on 1 March 2040."));
        assertThat(announced, containsString(">announced</td>"));
        assertThat(announced, containsString(">in force</td>"));

        clock.stopAt(SWITCH);
        String inForce = page(BOTH + "en");
        assertThat(inForce, not(containsString("Announced: version next ")));
        assertThat(inForce, containsString(">superseded</td>"));
    }

    @Test
    void page_differences_areMarkedForEyesAndEars() {
        String page = page(BOTH + "en");

        assertThat(page, containsString("This change is material"));
        assertThat(page, containsString("<del><span class=\"unseen\">removed: </span>"));
        assertThat(page, containsString("<ins><span class=\"unseen\">added: </span>"));
        assertThat(page, containsString("<code dir=\"ltr\">mia_survey</code>"));
    }

    @Test
    void page_checked_isValidInBothLanguages() throws Exception {
        assertEquals("", HtmlChecker.complaints(page(BOTH + "en")));
        assertEquals("", HtmlChecker.complaints(page(BOTH + "de")));
    }

    @Test
    void page_unknownVersion_says404() {
        given().get(PAGE + "?to=2020-01-01").then().statusCode(404).body("type", equalTo("/problems/not-found"));
    }

    private static ValidatableResponse json(String query) {
        return given().get(JSON + query).then().statusCode(200);
    }

    private static String page(String query) {
        return given().get(PAGE + query)
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .extract()
                .asString();
    }
}
