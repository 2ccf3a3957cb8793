package chat.mia.keys;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Configured;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyringTest {

    private static final String SECRET = "0123456789-0123456789-0123456789";
    private static final byte[] TEXT = {1};

    @ParameterizedTest
    @ValueSource(ints = {-1, 256})
    void start_numberThatIsNoByte_isRefused(int number) {
        refused("from 0 to 255", Map.of("mia.keys.secrets.0", SECRET, "mia.keys.secrets." + number, SECRET));
    }

    @Test
    void start_secretOf31Characters_isRefusedWithoutRepeatingIt() {
        refused("at least 32", Map.of("mia.keys.secrets.0", SECRET.substring(0, 31)));
    }

    @Test
    void start_activeSecretAbsent_isRefused() {
        refused("mia.keys.active-secret is 1", Map.of("mia.keys.secrets.0", SECRET, "mia.keys.active-secret", "1"));
    }

    @Test
    void find_everyNumberOfAByte_isKnownOnlyIfSet() {
        Keyring keyring = keyring(Map.of("mia.keys.secrets.0", SECRET, "mia.keys.secrets.255", SECRET + "x"));

        assertTrue(keyring.find(0, "purpose").isPresent());
        assertTrue(keyring.find(255, "purpose").isPresent());
        assertFalse(keyring.find(1, "purpose").isPresent());
    }

    @Test
    void activeKey_otherSecretChosen_isThatOnes() {
        Keyring keyring = keyring(Map.of(
                "mia.keys.secrets.0", SECRET, "mia.keys.secrets.1", SECRET + "x", "mia.keys.active-secret", "1"));

        byte[] code = keyring.activeKey("purpose").sign(TEXT);
        assertEquals(1, keyring.active());
        assertArrayEquals(keyring.find(1, "purpose").orElseThrow().sign(TEXT), code);
        assertFalse(Arrays.equals(keyring.find(0, "purpose").orElseThrow().sign(TEXT), code));
        assertFalse(Arrays.equals(keyring.activeKey("another").sign(TEXT), code));
    }

    private static void refused(String complaint, Map<String, String> settings) {
        String message = assertThrows(IllegalStateException.class, () -> keyring(settings))
                .getMessage();
        assertThat(message, containsString(complaint));
        assertThat(message, not(containsString("0123456789")));
    }

    private static Keyring keyring(Map<String, String> settings) {
        Map<String, String> complete = new HashMap<>(settings);
        complete.put("mia.keys.encryption-secret", SECRET);
        return new Keyring(Configured.with(KeysConfig.class, complete));
    }
}
