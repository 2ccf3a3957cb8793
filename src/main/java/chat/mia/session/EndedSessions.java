package chat.mia.session;

import chat.mia.events.Follower;
import chat.mia.events.ServiceEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The sessions that were ended, here or on any other replica, and whose access tokens may still be valid: they are
 * refused without a query. What another replica has ended is known here within a second.
 */
@ApplicationScoped
class EndedSessions implements Follower {

    /** How far the clock of the replica that made a token, or of the database, may be from this one's. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private record Remembered(SessionId session, Instant until) {}

    private final Set<SessionId> ended = ConcurrentHashMap.newKeySet();
    /** Oldest first, so that forgetting looks at no more than is forgotten. */
    private final Queue<Remembered> remembered = new ConcurrentLinkedQueue<>();

    private final Clock clock;
    private final SessionConfig config;

    EndedSessions(Clock clock, SessionConfig config) {
        this.clock = clock;
        this.config = config;
    }

    /** An access token lives no longer by any clock, so an older end says nothing new. */
    @Override
    public Duration memory() {
        return config.accessToken().lifetime().plus(CLOCK_TOLERANCE);
    }

    @Override
    public void learn(ServiceEvent event) {
        if (event.type().equals(ServiceEvent.SESSION_ENDED)) {
            event.session().map(SessionId::new).ifPresent(this::add);
        }
    }

    /**
     * Remembers an ended session for as long as an access token of it can live; those before it are forgotten in time.
     */
    void add(SessionId session) {
        Instant now = clock.instant();
        for (Remembered oldest = remembered.peek();
                oldest != null && now.isAfter(oldest.until());
                oldest = remembered.peek()) {
            if (remembered.remove(oldest)) {
                ended.remove(oldest.session());
            }
        }
        if (ended.add(session)) {
            remembered.add(new Remembered(session, now.plus(memory())));
        }
    }

    boolean contains(SessionId session) {
        return ended.contains(session);
    }
}
