package chat.mia.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogSafeTest {

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\t", "\u0000", "\u001b", "\u007f", "\u0085", "\u2028", "\u202e", "é"})
    void text_characterThatCouldForgeALine_isReplaced(String character) {
        assertEquals("a?b", LogSafe.text("a" + character + "b"));
    }

    @Test
    void text_printable_staysAsItIs() {
        assertEquals("/api/v1/session ~", LogSafe.text("/api/v1/session ~"));
    }

    @Test
    void text_long_isCut() {
        assertEquals("x".repeat(120), LogSafe.text("x".repeat(120)));
        assertEquals("x".repeat(120) + "…", LogSafe.text("x".repeat(121)));
    }
}
