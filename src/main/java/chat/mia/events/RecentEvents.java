package chat.mia.events;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The newest events in memory, from which all streams of this replica are fed, so that they cost no query each. What a
 * running transaction could still overtake is held back, as {@link EventPages} does.
 */
@ApplicationScoped
class RecentEvents {

    private static final int MOST = 2_000;

    private final NavigableMap<Cursor, ServiceEvent> events = new TreeMap<>();
    private final Set<UniEmitter<? super Void>> waiting = new HashSet<>();

    /** Everything after it is in {@link #events}; all of it is older to begin with. */
    private Cursor floor = new Cursor(Long.MAX_VALUE, Long.MAX_VALUE);

    private long settled;
    private long version;

    /** Begins anew: only what transactions from {@code begun} on write will come complete. */
    synchronized void begin(long begun) {
        events.clear();
        floor = Cursor.before(begun);
    }

    /**
     * Takes in what has become visible, each event once.
     *
     * @param oldestRunning the transaction below which nothing more will come
     */
    void add(List<StoredEvent> visible, long oldestRunning) {
        wake(take(visible, oldestRunning)).forEach(reader -> reader.complete(null));
    }

    private synchronized boolean take(List<StoredEvent> visible, long oldestRunning) {
        boolean held =
                settled <= floor.xid() || !events.isEmpty() && events.lastKey().xid() >= settled;
        settled = oldestRunning;
        visible.stream()
                .filter(stored -> stored.cursor().compareTo(floor) > 0)
                .forEach(stored -> events.put(stored.cursor(), stored.event()));
        while (events.size() > MOST) {
            floor = events.pollFirstEntry().getKey();
        }
        return held || !visible.isEmpty();
    }

    private synchronized Set<UniEmitter<? super Void>> wake(boolean changed) {
        if (!changed) {
            return Set.of();
        }
        version++;
        Set<UniEmitter<? super Void>> woken = Set.copyOf(waiting);
        waiting.clear();
        return woken;
    }

    /** Tells all readers that there may be something for them. */
    void wakeAll() {
        wake(true).forEach(reader -> reader.complete(null));
    }

    /** The events after a cursor; empty where only the table has all of them. */
    synchronized Optional<List<StoredEvent>> after(Cursor cursor, int limit) {
        if (cursor.compareTo(floor) < 0) {
            return Optional.empty();
        }
        Cursor end = Cursor.before(settled);
        if (cursor.compareTo(end) >= 0) {
            return Optional.of(List.of());
        }
        return Optional.of(events.subMap(cursor, false, end, true).entrySet().stream()
                .limit(limit)
                .map(RecentEvents::stored)
                .toList());
    }

    private static StoredEvent stored(Map.Entry<Cursor, ServiceEvent> entry) {
        return new StoredEvent(entry.getKey(), entry.getValue());
    }

    /** Changes whenever there may be more; ask before reading, so that nothing comes unnoticed between. */
    synchronized long version() {
        return version;
    }

    /** Completes when there may be more than there was at that version. */
    Uni<Void> changeSince(long known) {
        return Uni.createFrom().emitter(reader -> await(reader, known));
    }

    private void await(UniEmitter<? super Void> reader, long known) {
        boolean changed;
        synchronized (this) {
            changed = version != known;
            if (!changed) {
                waiting.add(reader);
            }
        }
        reader.onTermination(() -> forget(reader));
        if (changed) {
            reader.complete(null);
        }
    }

    private synchronized void forget(UniEmitter<? super Void> reader) {
        waiting.remove(reader);
    }
}
