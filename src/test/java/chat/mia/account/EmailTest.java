package chat.mia.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "a@.example",
                "a@b.",
                "a@b..example",
                "@b.example",
                "a b@c.example",
                "a\u0000@b.example",
                "a@b\u007f.example",
                "a@b@c.example",
            })
    void of_notAnAddress_isEmpty(String text) {
        assertTrue(Email.of(text).isEmpty());
    }

    @Test
    void of_longestParts_areTaken_oneMoreIsNot() {
        assertTrue(Email.of("x".repeat(64) + "@b.example").isPresent());
        assertTrue(Email.of("x".repeat(65) + "@b.example").isEmpty());
        assertTrue(Email.of("a@" + "x".repeat(244) + ".example").isPresent());
        assertTrue(Email.of("a@" + "x".repeat(245) + ".example").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "A.B@Chat.Example, a.b@chat.example",
        "'  a@chat.example ', a@chat.example",
        "jo\u0308rg@chat.example, j\u00f6rg@chat.example",
        "I@chat.example, i@chat.example",
    })
    void key_spellingsOfOneAddress_areTheSame(String text, String key) {
        assertEquals(key, Email.of(text).orElseThrow().key());
    }

    @Test
    void toString_hidesTheAddress() {
        assertEquals("Email", Email.of("a@chat.example").orElseThrow().toString());
    }
}
