package chat.mia.keys;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts private keys for the database: AES-256-GCM (NIST SP 800-38D), a fresh nonce for each. */
@ApplicationScoped
class KeyEncryption {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    KeyEncryption(KeysConfig config) {
        if (config.encryptionSecret().length() < Keyring.MIN_SECRET_LENGTH) {
            throw new IllegalStateException(
                    "mia.keys.encryption-secret must have at least " + Keyring.MIN_SECRET_LENGTH + " characters");
        }
        byte[] derived =
                HmacKey.derive(config.encryptionSecret(), "key-encryption").bytes();
        this.key = new SecretKeySpec(derived, "AES");
    }

    /**
     * The nonce, then the encrypted key with its tag. The {@code kid} is bound to it, so that rows cannot be swapped.
     */
    byte[] encrypt(String kid, byte[] privateKey) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] encrypted = run(Cipher.ENCRYPT_MODE, kid, nonce, privateKey);
        byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
        System.arraycopy(encrypted, 0, sealed, NONCE_BYTES, encrypted.length);
        return sealed;
    }

    /** @throws IllegalStateException where the secret is another one than the key was encrypted with */
    byte[] decrypt(String kid, byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        return run(Cipher.DECRYPT_MODE, kid, nonce, Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
    }

    private byte[] run(int mode, String kid, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(kid.getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The signing key " + kid + " was encrypted with another mia.keys.encryption-secret", e);
        }
    }
}
