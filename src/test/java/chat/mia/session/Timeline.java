package chat.mia.session;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What happens when in a simulation: time jumps from one event to the next. Times count from its beginning. */
final class Timeline {

    private record Event(Duration at, long number, Runnable action) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::number));
    private Duration now = Duration.ZERO;
    private long planned;
    private boolean stopped;

    Duration now() {
        return now;
    }

    /** Plans an event; one whose time is past comes next. */
    void at(Duration time, Runnable action) {
        events.add(new Event(max(now, time), planned++, action));
    }

    void after(Duration delay, Runnable action) {
        at(now.plus(delay), action);
    }

    void runUntil(Duration end) {
        while (!stopped && !events.isEmpty() && events.peek().at().compareTo(end) <= 0) {
            Event next = events.poll();
            now = next.at();
            next.action().run();
        }
    }

    /** Nothing happens after the event of now. */
    void stop() {
        stopped = true;
    }

    static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
