package chat.mia.policy;

import static chat.mia.testing.EarlierRelease.BEFORE;
import static chat.mia.testing.EarlierRelease.NEXT;
import static chat.mia.testing.EarlierRelease.SWITCH;
import static chat.mia.testing.EarlierRelease.THEN;
import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.mia.testing.EarlierRelease;
import chat.mia.testing.StoppedClock;
import chat.mia.testing.Tables;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A version is announced beside the one that an earlier release published, and comes into force while the service runs. */
@QuarkusTest
@TestProfile(EarlierRelease.class)
class AnnouncedPolicyTest {

    private static final String PAGE = "/legal/cookies";
    private static final String POLICY = "/api/v1/policies/cookies";

    @Inject
    StoppedClock clock;

    @Inject
    Tables tables;

    @Inject
    NewVersions newVersions;

    @AfterEach
    void runClock() {
        clock.run();
    }

    @ParameterizedTest
    @CsvSource({"de, de", "en, en", "fr, de", "uk, de"})
    void get_versionOfAnEarlierRelease_isThatReleasesByteForByte(String asked, String given) {
        for (boolean superseded : List.of(false, true)) {
            clock.stopAt(superseded ? SWITCH : BEFORE);
            Response page = given().queryParam("lang", asked).get(PAGE + "/" + THEN);
            Response json = given().queryParam("lang", asked).get(POLICY + "/" + THEN);

            assertArrayEquals(EarlierRelease.page(given).getBytes(StandardCharsets.UTF_8), page.asByteArray());
            assertEquals(given, page.header("Content-Language"));
            // What follows it names the coding.
            assertThat(page.header("ETag"), startsWith('"' + stored(given)));
            assertEquals(EarlierRelease.json(given), json.asString());
        }
    }

    @Test
    void get_announcedVersion_canBeReadBeforeItIsInForce() {
        clock.stopAt(BEFORE);

        given().get(PAGE + "/" + NEXT).then().statusCode(200).body(containsString("mia_statistics"));
        given().get(POLICY + "/" + NEXT)
                .then()
                .body("version", equalTo(NEXT))
                .body("effective", equalTo("2040-03-01"))
                .body("catalogue.find { it.id == 'survey' }.name", equalTo("mia_survey"));
        given().get(PAGE).then().body(not(containsString("mia_statistics")));
    }

    @Test
    void clock_atTheEffectiveInstant_switchesPageJsonAndTag() {
        clock.stopAt(BEFORE);
        String tag = given().get(PAGE + "?lang=en").header("ETag");
        given().header("If-None-Match", tag).get(PAGE + "?lang=en").then().statusCode(304);
        given().get(POLICY).then().body("version", equalTo(THEN));
        given().get("/.well-known/gpc.json").then().body("lastUpdate", equalTo("2026-04-25"));

        clock.stopAt(SWITCH);
        Response page = given().header("If-None-Match", tag).get(PAGE + "?lang=en");
        assertEquals(200, page.statusCode());
        assertNotEquals(tag, page.header("ETag"));
        assertEquals(given().get(PAGE + "/" + NEXT + "?lang=en").asString(), page.asString());
        given().get(POLICY).then().body("version", equalTo(NEXT));
        given().get("/.well-known/gpc.json").then().body("lastUpdate", equalTo("2026-11-24"));
    }

    @Test
    void get_versions_saysHowEachStands() {
        clock.stopAt(BEFORE);
        assertEquals(List.of("in-force", "announced"), List.of(status(THEN), status(NEXT)));

        clock.stopAt(SWITCH);
        assertEquals(List.of("superseded", "in-force"), List.of(status(THEN), status(NEXT)));
    }

    @Test
    void read_versionThatAnotherReplicaHasPublished_isServedToo() {
        EarlierRelease.publish(tables, "later", "2040-03-05");
        newVersions.read().await().indefinitely();

        assertEquals(
                EarlierRelease.json("en"),
                given().get(POLICY + "/later?lang=en").asString());
        given().get(PAGE + "/later?lang=de").then().statusCode(200).body(containsString("Byte für Byte"));
        assertEquals("announced", status("later"));
    }

    private static String status(String version) {
        return given().get(POLICY + "/versions")
                .then()
                .statusCode(200)
                .extract()
                .path("versions.find { it.version == '" + version + "' }.status");
    }

    private String stored(String language) {
        return (String) tables.query(
                        "SELECT encode(sha256, 'hex') FROM policy_document WHERE version = ? AND language = ?",
                        THEN,
                        language)
                .get(0)
                .get(0);
    }
}
