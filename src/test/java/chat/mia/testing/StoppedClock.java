package chat.mia.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that runs like the system's until a test stops it. Tests that stop it let it run again afterwards. */
public class StoppedClock extends Clock {

    private volatile Instant stoppedAt;

    /** Makes this the clock of the service under test. */
    @ApplicationScoped
    static class Producer {

        @Produces
        @Singleton
        @Alternative
        @Priority(1)
        StoppedClock clock() {
            return new StoppedClock();
        }
    }

    public void stopAt(Instant instant) {
        stoppedAt = instant;
    }

    public void run() {
        stoppedAt = null;
    }

    @Override
    public Instant instant() {
        Instant stopped = stoppedAt;
        return stopped == null ? Instant.now() : stopped;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
