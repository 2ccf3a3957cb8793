package chat.mia.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HysteresisTest {

    private final Hysteresis seen = new Hysteresis(3, 2);

    @Test
    void atFirst_isDownAndOneGoodLookIsEnough() {
        assertFalse(seen.isUp());
        assertEquals("+", after("+"));
    }

    @Test
    void atFirst_afterAFailureTwoGoodLooksAreNeeded() {
        assertEquals("--+", after("-++"));
    }

    @Test
    void hiccup_changesNothing_andAThirdFailureInARowDoes() {
        assertEquals("+++++++++-", after("+--+--+---"));
    }

    @Test
    void down_goesUpOnlyAfterTwoGoodOnesInARow() {
        assertEquals("+++------+", after("+---+-+-++"));
    }

    @Test
    void see_tellsOnlyOfChanges() {
        assertTrue(seen.see(true));
        assertFalse(seen.see(true));
        assertFalse(seen.see(false));
        assertEquals(1, seen.against());
        assertFalse(seen.see(false));
        assertTrue(seen.see(false));
        assertEquals(0, seen.against());
    }

    @Test
    void fewerThanOne_isRefused() {
        assertThrows(IllegalStateException.class, () -> new Hysteresis(0, 1));
        assertThrows(IllegalStateException.class, () -> new Hysteresis(1, 0));
    }

    private String after(String looks) {
        return looks.chars()
                .mapToObj(look -> {
                    seen.see(look == '+');
                    return seen.isUp() ? "+" : "-";
                })
                .collect(Collectors.joining());
    }
}
