package chat.mia.policy;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables.Transaction;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Replicas that start at once. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PublicationRacesTest extends PublicationFixture {

    private static final int REPLICAS = 3;

    @Test
    void start_ofSeveralAtOnce_publishesOnceAndAllServeTheSame() throws Exception {
        List<Future<Start>> starts = atOnce(new String[0], new String[0], new String[0]);

        for (Future<Start> start : starts) {
            assertEquals("2026-04-25", start.get().inForce());
        }
        assertEquals(List.of("2026-04-25"), names());
    }

    @Test
    void start_ofSeveralThatSayDifferentThings_publishesOneAndRefusesTheOthers() throws Exception {
        List<Future<Start>> starts = atOnce(
                new String[] {"mia.policy.contact-email", "a@chat.example"},
                new String[] {"mia.policy.contact-email", "b@chat.example"},
                new String[] {"mia.policy.contact-email", "c@chat.example"});

        int started = 0;
        for (Future<Start> start : starts) {
            try {
                start.get();
                started++;
            } catch (ExecutionException refused) {
                assertTrue(refused.getCause() instanceof ConfigurationException, refused.toString());
                assertThat(refused.getMessage(), containsString("sections › contact › paragraphs › 2"));
            }
        }
        assertEquals(1, started);
        assertEquals(List.of("2026-04-25"), names());
    }

    /** All have seen that nothing is published and wait for the lock before one of them may write. */
    private List<Future<Start>> atOnce(String[]... settings) {
        ExecutorService replicas = Executors.newFixedThreadPool(REPLICAS);
        try (Transaction earlier = tables.transaction()) {
            earlier.execute("SELECT pg_advisory_xact_lock(" + 0x6d69612d706f6c63L + ")");
            List<Future<Start>> starts = new ArrayList<>();
            for (String[] changes : settings) {
                starts.add(replicas.submit(() -> start(changes)));
            }
            tables.awaitWaiters(earlier, REPLICAS);
            return starts;
        } finally {
            replicas.shutdown();
        }
    }
}
