package chat.mia.account;

import chat.mia.keys.HmacKey;
import chat.mia.keys.Keyring;
import chat.mia.session.SessionId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The rows of {@code sign_in_failure} that failures are counted in, each a keyed hash: without a key whoever reads the table
 * could try the addresses of many people.
 */
@ApplicationScoped
class FailureBuckets {

    private static final String KEY = "sign-in failure";

    private final Keyring keyring;

    FailureBuckets(Keyring keyring) {
        this.keyring = keyring;
    }

    /** @param email as {@link Email#key} has it, or whatever was sent instead of an address */
    byte[] ofEmail(String email) {
        return bucket(keyring.activeKey(KEY), emailName(email));
    }

    byte[] ofDevice(SessionId session) {
        return bucket(keyring.activeKey(KEY), deviceName(session));
    }

    /** Under each secret, since another one may have been active when a failure was counted. */
    List<byte[]> everyOfEmail(String email) {
        return every(emailName(email));
    }

    /** As {@link #everyOfEmail}. */
    List<byte[]> everyOfDevice(SessionId session) {
        return every(deviceName(session));
    }

    private static String emailName(String email) {
        return "account:" + email;
    }

    private static String deviceName(SessionId session) {
        return "device:" + session;
    }

    private List<byte[]> every(String name) {
        return keyring.numbers().stream()
                .map(number -> bucket(keyring.find(number, KEY).orElseThrow(), name))
                .toList();
    }

    private static byte[] bucket(HmacKey key, String name) {
        return key.sign(name.getBytes(StandardCharsets.UTF_8));
    }
}
