package chat.mia;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequiredSettingsTest {

    static final Map<String, String> COMPLETE = Map.of(
            "mia.public-origin", "https://chat.example",
            "mia.policy.contact-email", "privacy@chat.example",
            "mia.keys.secrets.\"0\"", "0123456789-0123456789-0123456789",
            "mia.keys.encryption-secret", "abcdefghij-abcdefghij-abcdefghij",
            "quarkus.datasource.reactive.url", "postgresql://localhost:5432/mia",
            "quarkus.datasource.jdbc.url", "jdbc:postgresql://db:5432/mia",
            "quarkus.datasource.username", "mia",
            "quarkus.datasource.password", "secret",
            "quarkus.flyway.username", "mia_owner",
            "quarkus.flyway.password", "another-secret");

    @Test
    void complaint_nothingSet_namesEveryMissingSettingAndItsVariable() {
        String complaint = complaint(Map.of());

        COMPLETE.keySet().forEach(name -> assertThat(complaint, containsString(name)));
        assertThat(
                complaint, allOf(containsString("MIA_PUBLIC_ORIGIN"), containsString("QUARKUS_DATASOURCE_JDBC_URL")));
    }

    @Test
    void complaint_allSet_isEmpty() {
        assertEquals("", complaint(COMPLETE));
    }

    @Test
    void complaint_developmentSecretsAndShortOnes_areRefusedWithoutRepeatingThem() {
        Map<String, String> settings = new HashMap<>(COMPLETE);
        settings.put("mia.keys.secrets.\"0\"", "development-0123456789-0123456789");
        settings.put("mia.keys.encryption-secret", "tooshort");

        String complaint = complaint(settings);

        assertThat(complaint, containsString("mia.keys.secrets.\"0\" is a development secret"));
        assertThat(complaint, containsString("mia.keys.encryption-secret is shorter than 32"));
        assertThat(complaint, not(containsString("tooshort")));
        assertThat(complaint, not(containsString("0123456789")));
    }

    @Test
    void complaint_numberWithoutQuotes_isTheSameSetting() {
        Map<String, String> settings = new HashMap<>(COMPLETE);
        settings.put("mia.keys.secrets.0", settings.remove("mia.keys.secrets.\"0\""));

        assertEquals("", complaint(settings));
    }

    @Test
    void complaint_anotherMasterSecretOfDevelopment_isRefusedThoughItIsNotActive() {
        Map<String, String> settings = new HashMap<>(COMPLETE);
        settings.put("mia.keys.secrets.\"1\"", "development-0123456789-0123456789");

        assertThat(complaint(settings), containsString("mia.keys.secrets.\"1\" is a development secret"));
    }

    @Test
    void complaint_oneRoleForServingAndMigrating_isRefusedUnlessSpelledOut() {
        Map<String, String> settings = new HashMap<>(COMPLETE);
        settings.put("quarkus.flyway.username", "mia");

        assertThat(complaint(settings), containsString("quarkus.flyway.username must not be"));

        settings.put("mia.database.single-role", "true");
        assertEquals("", complaint(settings));
    }

    @Test
    void complaint_oneSecretForTwoPurposes_isRefused() {
        Map<String, String> settings = new HashMap<>(COMPLETE);
        settings.put("mia.keys.encryption-secret", settings.get("mia.keys.secrets.\"0\""));

        assertThat(complaint(settings), containsString("mia.keys.encryption-secret is a master secret too"));
    }

    @Test
    void complaint_migrationsRunElsewhere_needNoMigrationRole() {
        Map<String, String> settings = new HashMap<>(COMPLETE);
        settings.remove("quarkus.flyway.username");
        settings.remove("quarkus.flyway.password");
        settings.put("quarkus.flyway.migrate-at-start", "false");

        assertEquals("", complaint(settings));
    }

    @Test
    void migrationComplaint_needsTheRolesAndNoSecretOfTheService() {
        Map<String, String> settings = new HashMap<>(COMPLETE);
        settings.keySet().removeIf(name -> name.startsWith("mia.") || name.equals("quarkus.datasource.password"));
        settings.remove("quarkus.datasource.reactive.url");

        assertEquals("", RequiredSettings.migrationComplaint(config(settings)));

        settings.remove("quarkus.flyway.password");
        assertThat(
                RequiredSettings.migrationComplaint(config(settings)),
                allOf(containsString("cannot migrate"), containsString("quarkus.flyway.password")));
    }

    @Test
    void migrationComplaint_oneRoleForBoth_isRefusedUnlessSpelledOut() {
        Map<String, String> settings = new HashMap<>(COMPLETE);
        settings.put("quarkus.flyway.username", "mia");

        assertThat(RequiredSettings.migrationComplaint(config(settings)), containsString("must not be"));

        settings.put("mia.database.single-role", "true");
        assertEquals("", RequiredSettings.migrationComplaint(config(settings)));
    }

    private static String complaint(Map<String, String> settings) {
        return RequiredSettings.complaint(config(settings));
    }

    private static SmallRyeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
    }
}
