package chat.mia.events;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Configured;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import chat.mia.web.Deadline;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** What a replica knows when it begins to serve. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FollowingTest {

    /** Remembers the sessions that it was told of. */
    private static final class Listening implements Follower {

        private final Set<UUID> told = ConcurrentHashMap.newKeySet();

        @Override
        public Duration memory() {
            return Duration.ofMinutes(15);
        }

        @Override
        public void learn(ServiceEvent event) {
            event.session().ifPresent(told::add);
        }
    }

    @Inject
    Tables tables;

    @Inject
    NewEvents newEvents;

    @Inject
    Deadline deadline;

    @Inject
    Vertx vertx;

    private final Listening follower = new Listening();

    @Test
    void start_isOverWhenAllThatMattersStillWasTold() {
        UUID recent = write("10 min");
        UUID old = write("20 min");
        Following following = following("7d");

        following.start(null);
        following.stop(null);

        assertTrue(follower.told.contains(recent));
        assertFalse(follower.told.contains(old));
    }

    @Test
    void start_whereEventsAreForgottenTooSoon_isRefused() {
        assertThrows(IllegalStateException.class, () -> following("14m"));
    }

    private Following following(String retention) {
        EventsConfig config = Configured.with(EventsConfig.class, Map.of("mia.events.retention", retention));
        return new Following(newEvents, new RecentEvents(), List.of(follower), deadline, vertx, config);
    }

    private UUID write(String age) {
        UUID sid = UUID.randomUUID();
        tables.update(
                "INSERT INTO service_event (kind, sid, at) VALUES ('session-ended', ?, now() - ?::interval)", sid, age);
        return sid;
    }
}
