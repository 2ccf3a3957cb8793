package chat.mia.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HmacKeyTest {

    private static final byte[] TEXT = {1, 2, 3};

    /** RFC 5869, appendix A.3, whose 42 bytes begin with the 32 of ours. */
    @Test
    void derive_testVectorOfTheRfc_isMatched() {
        HmacKey key = HmacKey.derive("\u000b".repeat(22), "");

        assertArrayEquals(
                HexFormat.of().parseHex("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"),
                key.bytes());
    }

    @Test
    void derive_otherSecretOrPurpose_isAnotherKey() {
        byte[] code = HmacKey.derive("secret", "purpose").sign(TEXT);

        assertFalse(Arrays.equals(code, HmacKey.derive("secret", "another").sign(TEXT)));
        assertFalse(Arrays.equals(code, HmacKey.derive("another", "purpose").sign(TEXT)));
    }

    @Test
    void verifies_beginningOfSixteenBytesOrMore_isTrue() {
        HmacKey key = HmacKey.derive("secret", "purpose");
        byte[] code = key.sign(TEXT);

        assertTrue(key.verifies(code, TEXT));
        assertTrue(key.verifies(Arrays.copyOf(code, 16), TEXT));
    }

    @Test
    void verifies_shortLongOrWrongCode_isFalse() {
        HmacKey key = HmacKey.derive("secret", "purpose");
        byte[] code = key.sign(TEXT);
        byte[] wrong = code.clone();
        wrong[31] ^= 1;
        byte[] longer = Arrays.copyOf(code, 33);
        longer[32] = 1;

        assertFalse(key.verifies(new byte[0], TEXT));
        assertFalse(key.verifies(Arrays.copyOf(code, 15), TEXT));
        assertFalse(key.verifies(longer, TEXT));
        assertFalse(key.verifies(wrong, TEXT));
        assertFalse(key.verifies(code, new byte[] {1, 2, 4}));
    }
}
