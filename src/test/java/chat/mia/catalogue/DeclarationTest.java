package chat.mia.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Period;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What categories and lifetimes may be called. */
class DeclarationTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Analytics", "1st", "-x", "a b", "a_b", "ä", "a\n"})
    void category_notANameOfTheContract_isRefused(String id) {
        assertThrows(IllegalArgumentException.class, () -> new Category(id));
    }

    @Test
    void category_of40Characters_isTaken_of41IsNot() {
        assertEquals("x".repeat(40), new Category("x".repeat(40)).id());
        assertThrows(IllegalArgumentException.class, () -> new Category("x".repeat(41)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Session", "forever", "30d", "P0D", "P-1D", "P1M-1D", "PT1H"})
    void lifetime_notOneThatMakesSense_isRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Lifetime.valueOf(text));
    }

    @Test
    void lifetime_ofEachKind_isRead() {
        assertEquals(new Lifetime(Lifetime.Kind.SESSION, Optional.empty()), Lifetime.valueOf("session"));
        assertEquals(new Lifetime(Lifetime.Kind.PERSISTENT, Optional.empty()), Lifetime.valueOf("persistent"));
        assertEquals(new Lifetime(Lifetime.Kind.PERIOD, Optional.of(Period.ofMonths(12))), Lifetime.valueOf("P12M"));
    }
}
