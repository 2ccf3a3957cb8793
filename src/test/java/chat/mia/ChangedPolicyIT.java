package chat.mia;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PackagedApplication;
import chat.mia.testing.PostgresResource;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The packaged application, started again with a policy that says something else. */
class ChangedPolicyIT {

    @Test
    void start_withOtherTextsUnderTheSameVersion_stopsAndSaysWhich() throws IOException, InterruptedException {
        PostgresResource postgres = new PostgresResource();
        Map<String, String> settings = postgres.start();
        try {
            String published = publish(settings);

            Process process = start(settings, "mia.policy.contact-email=other@chat.example");

            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(78, process.exitValue(), said);
            assertThat(said, startsWith("Mia Consent cannot start."));
            assertThat(said, containsString("is \"other@chat.example\" (en, de, fr, es, uk, ar)"));
            assertThat(said, containsString("set mia.policy.version to a new name"));
            assertThat(said, not(containsString("\tat ")));
            assertEquals(published, publish(settings));
        } finally {
            postgres.stop();
        }
    }

    /** A start that goes well, and the policy that it serves. */
    private static String publish(Map<String, String> settings) throws IOException, InterruptedException {
        int port = PackagedApplication.freePort();
        int management = PackagedApplication.freePort();
        Process process = start(
                settings,
                "quarkus.http.port=" + port,
                "quarkus.management.port=" + management,
                "quarkus.shutdown.delay=0s");
        try {
            PackagedApplication.awaitReady(process, management);
            return RestAssured.get("http://localhost:" + port + "/legal/cookies/2026-04-25")
                    .asString();
        } finally {
            process.destroy();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        }
    }

    private static Process start(Map<String, String> settings, String... more) throws IOException {
        return PackagedApplication.start(settings, more);
    }
}
