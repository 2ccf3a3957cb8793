package chat.mia.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Configured;
import chat.mia.testing.StoppedClock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EndedSessionsTest {

    private static final Instant BEGIN = Instant.parse("2026-04-25T10:00:00Z");

    private final StoppedClock clock = new StoppedClock();
    private final EndedSessions ended = new EndedSessions(clock, Configured.with(SessionConfig.class, Map.of()));
    private final SessionId first = new SessionId(UUID.randomUUID());
    private final SessionId second = new SessionId(UUID.randomUUID());

    @Test
    void contains_whileAnAccessTokenMayLive_isTrueWhateverEndsMeanwhile() {
        clock.stopAt(BEGIN);
        ended.add(first);
        clock.stopAt(BEGIN.plusSeconds(900));
        ended.add(second);

        assertTrue(ended.contains(first));
        assertTrue(ended.contains(second));
        assertFalse(ended.contains(new SessionId(UUID.randomUUID())));
    }

    @Test
    void add_afterThat_forgetsIt() {
        clock.stopAt(BEGIN);
        ended.add(first);
        clock.stopAt(BEGIN.plusSeconds(901));
        ended.add(second);

        assertFalse(ended.contains(first));
    }
}
