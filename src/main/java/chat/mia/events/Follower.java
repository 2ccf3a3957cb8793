package chat.mia.events;

import java.time.Duration;

/**
 * Learns of events within a second of their commit, on every replica. Implemented by packages above this one, as beans
 * that are {@code @ApplicationScoped}.
 */
public interface Follower {

    /**
     * How old an event may be to matter still, also where its clock, the database's, differs from this one: those are told
     * before the service serves its first request.
     */
    Duration memory();

    /** Takes an event in; the same one may come again, in any order, and of any kind. Must not block. */
    void learn(ServiceEvent event);
}
