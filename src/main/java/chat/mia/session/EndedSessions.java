package chat.mia.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The sessions that this replica has ended and whose access tokens may still be valid: they are refused without a query.
 * Other replicas refuse them at their next refresh.
 */
@ApplicationScoped
class EndedSessions {

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
            remembered.add(new Remembered(session, now.plus(config.accessToken().lifetime())));
        }
    }

    boolean contains(SessionId session) {
        return ended.contains(session);
    }
}
