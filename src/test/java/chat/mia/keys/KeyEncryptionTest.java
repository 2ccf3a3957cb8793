package chat.mia.keys;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.mia.testing.Configured;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyEncryptionTest {

    private static final String SECRET = "0123456789-0123456789-0123456789";
    private static final byte[] PRIVATE_KEY = "a private key".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    @Test
    void decrypt_sameSecretAfterARestart_givesTheKey() {
        byte[] sealed = encryption(SECRET).encrypt("kid", PRIVATE_KEY);

        assertArrayEquals(PRIVATE_KEY, encryption(SECRET).decrypt("kid", sealed));
    }

    @Test
    void decrypt_otherSecret_saysWhichSetting() {
        byte[] sealed = encryption(SECRET).encrypt("kid", PRIVATE_KEY);

        refused(encryption(SECRET + "x"), "kid", sealed);
    }

    @Test
    void decrypt_ofAnotherRow_isRefused() {
        byte[] sealed = encryption(SECRET).encrypt("kid", PRIVATE_KEY);

        refused(encryption(SECRET), "another", sealed);
    }

    @Test
    void decrypt_anyPartChanged_isRefused() {
        byte[] sealed = encryption(SECRET).encrypt("kid", PRIVATE_KEY);
        for (int index : new int[] {0, 12, sealed.length - 1}) {
            byte[] changed = sealed.clone();
            changed[index] ^= 1;
            refused(encryption(SECRET), "kid", changed);
        }
    }

    @Test
    void encrypt_twice_usesANonceOnce() {
        KeyEncryption encryption = encryption(SECRET);

        assertFalse(Arrays.equals(
                Arrays.copyOf(encryption.encrypt("kid", PRIVATE_KEY), 12),
                Arrays.copyOf(encryption.encrypt("kid", PRIVATE_KEY), 12)));
        assertEquals(12 + PRIVATE_KEY.length + 16, encryption.encrypt("kid", PRIVATE_KEY).length);
    }

    @Test
    void start_secretOf31Characters_isRefused() {
        assertThrows(IllegalStateException.class, () -> encryption(SECRET.substring(0, 31)));
    }

    private static void refused(KeyEncryption encryption, String kid, byte[] sealed) {
        String message = assertThrows(IllegalStateException.class, () -> encryption.decrypt(kid, sealed))
                .getMessage();
        assertThat(message, containsString("mia.keys.encryption-secret"));
    }

    private static KeyEncryption encryption(String secret) {
        return new KeyEncryption(Configured.with(
                KeysConfig.class, Map.of("mia.keys.secrets.0", SECRET, "mia.keys.encryption-secret", secret)));
    }
}
