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
    private long begun;
    private long version;

    /** Begins anew: only what transactions from {@code begun} on write will come complete. */
    synchronized void begin(long from) {
        events.clear();
        floor = Cursor.before(from);
        begun = from;
    }

    /** Knows nothing any more, until it begins anew: whoever reads must ask the table, or hear that it cannot be asked. */
    synchronized void lose() {
        events.clear();
        floor = new Cursor(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /**
     * Takes in what has become visible, each event once.
     *
     * @param oldestRunning the transaction below which nothing more will come
     * @param notBegun the first transaction that had not begun
     */
    void add(List<StoredEvent> visible, long oldestRunning, long notBegun) {
        wake(take(visible, oldestRunning, notBegun)).forEach(reader -> reader.complete(null));
    }

    private synchronized boolean take(List<StoredEvent> visible, long oldestRunning, long notBegun) {
        boolean held =
                settled <= floor.xid() || !events.isEmpty() && events.lastKey().xid() >= settled;
        settled = oldestRunning;
        begun = notBegun;
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
        // A cursor from a database that went on further: the table says what became of it.
        if (cursor.compareTo(floor) < 0 || cursor.xid() >= begun) {
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
