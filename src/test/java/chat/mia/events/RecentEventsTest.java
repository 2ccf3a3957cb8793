package chat.mia.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What memory answers, and when it leaves the answer to the table. Transactions up to 99 had begun before it listened. */
class RecentEventsTest {

    private final RecentEvents recent = new RecentEvents();

    @BeforeEach
    void begin() {
        recent.begin(100);
        recent.add(List.of(), 100, 1_000);
    }

    @Test
    void after_cursorFromBefore_isLeftToTheTable() {
        assertEquals(Optional.empty(), recent.after(new Cursor(99, 5), 10));
        assertEquals(Optional.of(List.of()), recent.after(Cursor.before(100), 10));
    }

    @Test
    void after_whatCouldBeOvertaken_isHeldBackAndThenInOrder() {
        recent.add(List.of(event(102, 8)), 101, 1_000);
        assertEquals(List.of(), read(Cursor.before(100)));

        recent.add(List.of(event(101, 7)), 103, 1_000);

        assertEquals(List.of(7L, 8L), read(Cursor.before(100)));
        assertEquals(List.of(8L), read(new Cursor(101, 7)));
        assertEquals(List.of(), read(new Cursor(102, 8)));
    }

    @Test
    void after_moreThanIsKept_isLeftToTheTableForWhoIsBehind() {
        recent.add(
                LongStream.rangeClosed(1, 2_001).mapToObj(id -> event(100, id)).toList(), 101, 1_000);

        assertEquals(Optional.empty(), recent.after(Cursor.before(100), 10));
        assertEquals(2L, read(new Cursor(100, 1)).get(0));
    }

    @Test
    void begin_again_leavesWhatWasMissedToTheTable() {
        recent.add(List.of(event(100, 1)), 101, 1_000);

        recent.begin(200);

        assertEquals(Optional.empty(), recent.after(new Cursor(100, 1), 10));
    }

    @Test
    void after_cursorOfADatabaseThatWentFurther_isLeftToTheTable() {
        assertEquals(Optional.of(List.of()), recent.after(new Cursor(999, 1), 10));
        assertEquals(Optional.empty(), recent.after(new Cursor(1_000, 1), 10));
    }

    @Test
    void lose_nothingIsKnownAnyMore() {
        recent.add(List.of(event(100, 1)), 101, 1_000);

        recent.lose();

        assertEquals(Optional.empty(), recent.after(new Cursor(100, 1), 10));
    }

    @Test
    void change_isToldOnlyWhereThereMayBeMore() {
        var waiting = recent.changeSince(recent.version()).subscribe().withSubscriber(UniAssertSubscriber.create());
        recent.add(List.of(), 102, 1_000);
        waiting.assertNotTerminated();

        recent.add(List.of(event(103, 1)), 103, 1_000);

        waiting.assertCompleted();
    }

    @Test
    void change_ofWhatWasHeldBack_isTold() {
        recent.add(List.of(event(103, 1)), 103, 1_000);
        var waiting = recent.changeSince(recent.version()).subscribe().withSubscriber(UniAssertSubscriber.create());

        recent.add(List.of(), 104, 1_000);

        waiting.assertCompleted();
    }

    @Test
    void change_beforeSomebodyWaits_isNotMissed() {
        long known = recent.version();
        recent.add(List.of(event(103, 1)), 104, 1_000);

        recent.changeSince(known)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .assertCompleted();
    }

    @Test
    void cursor_asText_comesBackAsItWas() {
        Cursor cursor = new Cursor(1L << 40, 12);

        assertEquals(Optional.of(cursor), Cursor.read(cursor.text()));
        assertTrue(Cursor.read(cursor.text() + "=").isEmpty());
        assertFalse(cursor.text().contains("="));
    }

    private List<Long> read(Cursor after) {
        return recent.after(after, 10).orElseThrow().stream()
                .map(stored -> stored.cursor().id())
                .toList();
    }

    private static StoredEvent event(long xid, long id) {
        return new StoredEvent(
                new Cursor(xid, id),
                new ServiceEvent(
                        ServiceEvent.SESSION_ENDED,
                        Optional.of(UUID.randomUUID()),
                        Optional.empty(),
                        Optional.empty(),
                        Instant.EPOCH));
    }
}
