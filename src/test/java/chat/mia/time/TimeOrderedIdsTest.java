package chat.mia.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {

    private static final Instant NOW = Instant.parse("2026-04-25T10:15:30.123Z");

    @Test
    void next_isAVersion7UuidOfTheMillisecond() {
        UUID id = ids(NOW).next();

        assertEquals(7, id.version());
        assertEquals(2, id.variant());
        assertEquals(NOW, TimeOrderedIds.madeAt(id));
    }

    @Test
    void next_later_sortsBehind() {
        assertTrue(ids(NOW).next()
                        .toString()
                        .compareTo(ids(NOW.plusMillis(1)).next().toString())
                < 0);
    }

    @Test
    void next_ofOneMillisecond_differsEachTime() {
        TimeOrderedIds ids = ids(NOW);
        Set<Long> halves = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            halves.add(ids.next().getLeastSignificantBits());
        }

        assertEquals(1000, halves.size());
    }

    private static TimeOrderedIds ids(Instant now) {
        return new TimeOrderedIds(Clock.fixed(now, ZoneOffset.UTC));
    }
}
