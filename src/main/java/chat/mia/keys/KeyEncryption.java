package chat.mia.keys;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts private keys for the database: AES-256-GCM (NIST SP 800-38D), a fresh nonce for each. */
@ApplicationScoped
class KeyEncryption {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** One secret: the key that is derived from it, and what others may know it by. */
    private record Sealing(SecretKeySpec key, String fingerprint) {}

    private final Sealing current;
    private final Optional<Sealing> previous;
    private final SecureRandom random = new SecureRandom();
    /** The previous one at first, which the other replicas can read for certain. */
    private volatile Sealing sealing;

    /** @throws IllegalStateException where a secret is too short */
    KeyEncryption(KeysConfig config) {
        current = sealing("mia.keys.encryption-secret", config.encryptionSecret());
        previous =
                config.previousEncryptionSecret().map(secret -> sealing("mia.keys.previous-encryption-secret", secret));
        sealing = previous.orElse(current);
    }

    private static Sealing sealing(String setting, String secret) {
        if (secret.length() < Keyring.MIN_SECRET_LENGTH) {
            throw new IllegalStateException(
                    setting + " must have at least " + Keyring.MIN_SECRET_LENGTH + " characters");
        }
        byte[] derived = HmacKey.derive(secret, "key-encryption").bytes();
        return new Sealing(new SecretKeySpec(derived, "AES"), HmacKey.fingerprint(secret));
    }

    /**
     * The nonce, then the encrypted key with its tag. The {@code kid} is bound to it, so that rows cannot be swapped.
     */
    byte[] encrypt(String kid, byte[] privateKey) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] encrypted = run(Cipher.ENCRYPT_MODE, sealing, kid, nonce, privateKey);
            byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
            System.arraycopy(encrypted, 0, sealed, NONCE_BYTES, encrypted.length);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    /** @throws IllegalStateException where the secret is another one than the key was encrypted with */
    byte[] decrypt(String kid, byte[] sealed) {
        return open(current, kid, sealed)
                .or(() -> previous.flatMap(secret -> open(secret, kid, sealed)))
                .orElseThrow(() -> new IllegalStateException(
                        "The signing key " + kid + " was encrypted with another mia.keys.encryption-secret"));
    }

    /** Whether a stored key should be encrypted again, because it is not with the secret that is to be used now. */
    boolean isOutdated(String kid, byte[] sealed) {
        return sealing == current
                && previous.isPresent()
                && open(current, kid, sealed).isEmpty();
    }

    /** What the secrets that this replica can read with are known by. */
    List<String> fingerprints() {
        return Stream.concat(Stream.of(current), previous.stream())
                .map(Sealing::fingerprint)
                .toList();
    }

    /** Seals with the current secret from now on, if every replica can read it, else with the previous one. */
    void sealForAll(boolean currentIsKnownToAll) {
        sealing = currentIsKnownToAll ? current : previous.orElse(current);
    }

    String currentFingerprint() {
        return current.fingerprint();
    }

    private static Optional<byte[]> open(Sealing secret, String kid, byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        try {
            return Optional.of(run(
                    Cipher.DECRYPT_MODE, secret, kid, nonce, Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length)));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The stored signing key " + kid + " cannot be read", e);
        }
    }

    private static byte[] run(int mode, Sealing secret, String kid, byte[] nonce, byte[] input)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, secret.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(kid.getBytes(StandardCharsets.US_ASCII));
        return cipher.doFinal(input);
    }
}
