package chat.mia.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.mia.testing.Configured;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A replica that has only secret 1 starts beside one that still makes tokens with secret 0. */
class ActiveSecretTest {

    private static final Replica OLD = new Replica(Set.of("0:fingerprint"), 0);

    @Test
    void start_besideAReplicaWithASecretThatIsMissing_isRefused() {
        IllegalStateException refused = assertThrows(
                IllegalStateException.class, () -> started(Map.of()).requireServes(List.of(OLD), Map.of()));

        assertEquals(true, refused.getMessage().contains("mia.keys.secrets.0 is missing"), refused.getMessage());
    }

    /** Or the roll-out that gets rid of a stolen secret could never begin. */
    @Test
    void start_besideAReplicaWithARevokedSecret_isTaken() {
        started(Map.of("mia.keys.revoked-secrets", "0")).requireServes(List.of(OLD), Map.of(0, "fingerprint"));
    }

    private static ActiveSecret started(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("mia.keys.secrets.1", "1111111111-a-secret-for-tests-only");
        settings.put("mia.keys.active-secret", "1");
        settings.put("mia.keys.encryption-secret", "9876543210-a-secret-for-tests-only");
        return new ActiveSecret(new Keyring(Configured.with(KeysConfig.class, settings)));
    }
}
