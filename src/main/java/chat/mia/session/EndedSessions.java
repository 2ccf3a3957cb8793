package chat.mia.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sessions that this replica has ended and whose access tokens may still be valid: they are refused without a query.
 * Other replicas refuse them at their next refresh.
 */
@ApplicationScoped
class EndedSessions {

    private final Map<SessionId, Instant> forgetAt = new ConcurrentHashMap<>();
    private final Clock clock;
    private final SessionConfig config;

    EndedSessions(Clock clock, SessionConfig config) {
        this.clock = clock;
        this.config = config;
    }

    /** Remembers an ended session for as long as an access token of it can live. */
    void add(SessionId session) {
        Instant now = clock.instant();
        forgetAt.values().removeIf(now::isAfter);
        forgetAt.put(session, now.plus(config.accessToken().lifetime()));
    }

    boolean contains(SessionId session) {
        return forgetAt.containsKey(session);
    }
}
