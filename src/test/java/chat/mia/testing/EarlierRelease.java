package chat.mia.testing;

import chat.mia.testing.EarlierRelease.PublishedThen;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * A service whose database holds what an earlier release published, laid out and worded otherwise, and which announces a
 * version of its own: {@link #NEXT}, with another name for the analytics cookie and one category more.
 */
public class EarlierRelease implements QuarkusTestProfile {

    /** The version of the earlier release; published in German, the first, and English. */
    public static final String THEN = "2026-04-25";

    public static final String NEXT = "next";

    /** From when on {@link #NEXT} is in force. */
    public static final Instant SWITCH = Instant.parse("2040-03-01T00:00:00Z");

    public static final Instant BEFORE = SWITCH.minusSeconds(1);

    /** The page of the earlier release, which no template of this one renders. */
    public static String page(String language) {
        return "<!DOCTYPE html><title>" + language + "</title><p>So stand es damals da. — Byte für Byte</p>\n";
    }

    /** The JSON of the earlier release, as it was formatted then. */
    public static String json(String language) {
        return file(language + ".json");
    }

    /** The text that stood beside Yes and No in the notice of the earlier release. */
    public static String description(String language) {
        return language.equals("de") ? "Zählt, wie damals gesagt" : "Counts, as was said then";
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        String survey = "mia.catalogue.entries.survey.";
        return Map.ofEntries(
                Map.entry("mia.policy.version", NEXT),
                Map.entry("mia.policy.last-updated", "2026-11-24"),
                Map.entry("mia.policy.effective", "2040-03-01"),
                Map.entry("mia.catalogue.entries.analytics-id.name", "mia_statistics"),
                Map.entry(survey + "name", "mia_survey"),
                Map.entry(survey + "store", "local-storage"),
                Map.entry(survey + "category", "survey"),
                Map.entry(survey + "basis", "consent"),
                Map.entry(survey + "lifetime", "persistent"),
                Map.entry(survey + "purpose.en", "Remembers that you answered"),
                Map.entry(survey + "purpose.de", "Merkt sich, dass du geantwortet hast"),
                Map.entry("mia.languages", "en,de"));
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(PublishedThen.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    /** The database as the earlier release left it. */
    public static class PublishedThen extends PostgresResource {

        @Override
        public Map<String, String> start() {
            Map<String, String> settings = super.start();
            String url = settings.get("quarkus.datasource.jdbc.url");
            Flyway.configure()
                    .dataSource(url, MIGRATION_ROLE, PASSWORD)
                    .locations("filesystem:src/main/resources/db/migration")
                    .placeholders(Map.of("runtime_role", RUNTIME_ROLE))
                    .load()
                    .migrate();
            publish(new Tables(url), THEN, "2026-04-25");
            return settings;
        }
    }

    /** As another release would, in German and English; its notices too. */
    public static void publish(Tables tables, String name, String effective) {
        tables.update(
                "INSERT INTO policy_version (name, last_updated, effective, material, catalogue)"
                        + " VALUES (?, '2026-04-25', ?::date, true, ?)",
                name,
                effective,
                file("catalogue.json"));
        int position = 1;
        for (String language : List.of("de", "en")) {
            tables.update(
                    "INSERT INTO policy_document (version, language, position, html, content, sha256)"
                            + " VALUES (?, ?, ?, ?, ?, sha256(convert_to(?, 'UTF8')))",
                    name,
                    language,
                    position++,
                    page(language),
                    json(language),
                    page(language));
            String notice = notice(name, language);
            tables.update(
                    "INSERT INTO notice (sha256, policy_version, locale, document)"
                            + " VALUES (sha256(convert_to(?, 'UTF8')), ?, ?, ?)",
                    notice,
                    name,
                    language,
                    notice);
        }
    }

    private static String notice(String version, String language) {
        return """
                {"accept":"+","body":"…","categories":[{"description":"%s","id":"analytics","name":"A","retention":"P12M",\
                "storage":["mia_analytics_id"]}],"choose":"?","decline":"-","layout":"1","locale":"%s","policyVersion":"%s",\
                "title":"T"}""".formatted(description(language), language, version);
    }

    private static String file(String name) {
        try {
            return Files.readString(Path.of("src/test/resources/policy", name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
