package chat.mia.policy;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a new version must be like, and what its announcement changes when. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PublicationRulesTest extends PublicationFixture {

    private static final String RENAMED = "mia.catalogue.entries.access-token.name";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b",
                "changes",
                "versions",
                "..",
                ".1",
                "-1",
                "ä",
                "2 3",
                "12345678901234567890123456789012345678901"
            })
    void start_nameThatCannotStandInAnAddress_isRefused(String name) {
        assertThat(refusal("mia.policy.version", name), containsString("mia.policy.version (" + name + ")"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2026-04-25", "v1.0_final", "1234567890123456789012345678901234567890"})
    void start_nameThatCan_isTaken(String name) {
        assertEquals(name, start("mia.policy.version", name).inForce());
    }

    @Test
    void start_announcedWithNothingInForceUntilThen_isRefused() {
        assertThat(refusal("mia.policy.effective", "2026-11-25"), containsString("has not come"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 2026-11-19, lies before mia.policy.last-updated",
        "2026-11-01, 2026-11-05, lies before that of version 2",
        "2026-10-31, 2026-11-24, must be the day on which version 3 was written",
        "2026-11-01, 2026-11-24, must be the day on which version 3 was written"
    })
    void start_datesThatCannotBe_areRefused(String lastUpdated, String effective, String why) {
        start();
        start(version("2", "2026-11-01", "2026-11-10"));

        assertThat(refusal(version("3", lastUpdated, effective)), containsString(why));
    }

    @Test
    void start_secondVersionOfTheSameDay_isTaken() {
        start();
        start(version("2", "2026-11-24", "2026-11-24"));

        assertEquals("3", start(version("3", "2026-11-24", "2026-11-24")).inForce());
    }

    @Test
    void clock_atTheEffectiveInstant_switchesVersionAndCatalogueAtOnce() {
        start();
        Start start = start(
                "mia.policy.version", "2",
                "mia.policy.last-updated", "2026-11-24",
                "mia.policy.effective", "2026-12-01",
                "mia.catalogue.entries.analytics-id.name", "stats");

        clock.stopAt(Instant.parse("2026-11-30T23:59:59Z"));
        assertEquals(List.of("2026-04-25", "mia_analytics_id", Set.of("2026-04-25")), told(start));
        assertEquals(true, start.published().isAnnounced("2"));

        clock.stopAt(Instant.parse("2026-12-01T00:00:00Z"));
        assertEquals(List.of("2", "stats", Set.of("2")), told(start));
        assertEquals(false, start.published().isAnnounced("2"));

        clock.stopAt(NOW);
        assertEquals(List.of("2026-04-25", "mia_analytics_id", Set.of("2026-04-25")), told(start));
    }

    @Test
    void clock_atTheEffectiveInstantOfANonMaterialVersion_keepsTheEarlierOneCounting() {
        start();
        Start start = start(
                "mia.policy.version", "2",
                "mia.policy.last-updated", "2026-11-24",
                "mia.policy.effective", "2026-12-01",
                "mia.policy.material", "false");

        assertEquals(Set.of("2026-04-25"), start.published().standing().counting());
        clock.stopAt(Instant.parse("2026-12-01T00:00:00Z"));
        assertEquals(Set.of("2026-04-25", "2"), start.published().standing().counting());
    }

    @Test
    void start_announcedVersionWithAnotherSessionCookie_isRefused() {
        start();

        assertThat(
                refusal(
                        "mia.policy.version",
                        "2",
                        "mia.policy.last-updated",
                        "2026-11-24",
                        "mia.policy.effective",
                        "2026-12-01",
                        RENAMED,
                        "at"),
                containsString("mia.catalogue.entries.access-token is another cookie than in version 2026-04-25"));
        assertEquals(
                "2",
                start("mia.policy.version", "2", "mia.policy.last-updated", "2026-11-24", RENAMED, "at")
                        .inForce());
    }

    @Test
    void start_withTheConfigurationBeforeAnotherSessionCookie_isRefused() {
        start();
        start("mia.policy.version", "2", "mia.policy.last-updated", "2026-11-24", RENAMED, "at");

        assertThat(refusal(), containsString("is another cookie than in version 2, which is in force"));
    }

    private static List<Object> told(Start start) {
        return List.of(
                start.inForce(),
                start.catalogue().find("analytics-id").orElseThrow().name(),
                start.published().standing().counting());
    }

    private static String[] version(String name, String lastUpdated, String effective) {
        return new String[] {
            "mia.policy.version", name, "mia.policy.last-updated", lastUpdated, "mia.policy.effective", effective
        };
    }
}
