package chat.mia.policy;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.testing.LogLines;
import chat.mia.testing.PostgresResource;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A version is published by the first start under its name, and served as it was stored by all others. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PublicationTest extends PublicationFixture {

    private static final String[] SECOND = {
        "mia.policy.version", "2", "mia.policy.last-updated", "2026-11-24", "mia.policy.contact-email", "b@chat.example"
    };

    @Test
    void start_newName_storesTheVersionInEachLanguage() {
        start();

        assertEquals(
                List.of(List.of("2026-04-25", "2026-04-25", "2026-04-25", true)),
                tables.query("SELECT name, last_updated::text, effective::text, material FROM policy_version"));
        assertEquals(
                List.of("en", "de", "fr", "es", "uk", "ar"),
                tables.query("SELECT language FROM policy_document ORDER BY position").stream()
                        .map(row -> row.get(0))
                        .toList());
    }

    @Test
    void start_again_addsNothingAndServesWhatIsStored() {
        Start first = start();
        Map<String, String> before = tables.contents();

        Start second = start();

        assertEquals(before, tables.contents());
        assertSame(first.published().find("2026-04-25"), second.published().find("2026-04-25"));
    }

    @Test
    void start_underANewName_leavesTheEarlierVersionAsItWas() {
        PublishedPolicy before = start().published().current();

        Start second = start(SECOND);

        assertEquals("2", second.inForce());
        assertEquals(List.of("2026-04-25", "2"), names());
        assertSame(before, second.published().find("2026-04-25"));
    }

    @Test
    void start_storedPageLaidOutOtherwise_servesTheStoredOne() {
        String json = start().published().current().in(Locale.GERMAN).json();
        tables.update("SET session_replication_role = replica; UPDATE policy_document SET html = '<p>As then</p>',"
                + " sha256 = sha256('<p>As then</p>') WHERE language = 'de'");

        PolicyDocument served = start().published().current().in(Locale.GERMAN);

        assertEquals("<p>As then</p>", served.html());
        assertEquals(json, served.json());
        assertEquals(64, served.sha256().length());
    }

    @Test
    void start_languageDroppedInANewVersion_staysReadableInTheEarlierOne() {
        start();

        PublishedPolicies published = start(
                        "mia.languages", "fr,en", "mia.policy.version", "2", "mia.policy.last-updated", "2026-11-24")
                .published();

        assertEquals(
                Locale.GERMAN, published.find("2026-04-25").in(Locale.GERMAN).language());
        assertEquals(Locale.FRENCH, published.find("2").in(Locale.GERMAN).language());
    }

    @Test
    void start_withTheConfigurationBefore_servesTheNewerVersionAndSaysSo() {
        start();
        start(SECOND);
        try (LogLines log = LogLines.listen()) {
            Start rolledBack = start();

            assertEquals("2", rolledBack.inForce());
            assertThat(log.of("mia.policy"), hasItem(containsString("version 2 was published after it")));
        }
    }

    @Test
    void start_inDevelopment_storesNothingAndServesTheSources() {
        Start working = start(LaunchMode.DEVELOPMENT);

        assertEquals(List.of(), names());
        assertEquals("2026-04-25", working.inForce());
    }

    @Test
    void start_inDevelopmentWithOtherTexts_warnsAndServesThem() {
        start();
        try (LogLines log = LogLines.listen()) {
            Start working = start(LaunchMode.DEVELOPMENT, "mia.policy.contact-email", "b@chat.example");

            assertThat(working.published().current().in(Locale.ENGLISH).html(), containsString("b@chat.example"));
            assertThat(log.of("mia.policy"), hasItem(containsString("is \"b@chat.example\"")));
        }
        assertEquals("2026-04-25", start().inForce());
    }

    @Test
    void read_versionOfAnotherReplica_isKnownAndCountsHereToo() {
        Start older = start();
        Start newer = start(SECOND);

        older.newVersions().read().await().indefinitely();

        assertEquals("2", older.inForce());
        assertSame(newer.published().current(), older.published().find("2"));
        assertEquals(Set.of("2"), older.published().standing().counting());
    }

    private static void assertSame(PublishedPolicy expected, PublishedPolicy actual) {
        assertEquals(expected.version(), actual.version());
        assertEquals(expected.catalogue(), actual.catalogue());
        assertEquals(
                List.copyOf(expected.documents().keySet()),
                List.copyOf(actual.documents().keySet()));
        expected.documents().forEach((language, document) -> {
            assertEquals(document.html(), actual.in(language).html());
            assertEquals(document.json(), actual.in(language).json());
            assertEquals(document.sha256(), actual.in(language).sha256());
        });
    }
}
