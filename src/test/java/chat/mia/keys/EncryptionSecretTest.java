package chat.mia.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.audit.AuditTrail;
import chat.mia.testing.Configured;
import chat.mia.testing.LogLines;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.WithAdmins;
import chat.mia.web.Deadline;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replica with a new encryption secret beside the service under test, which has the old one. */
@QuarkusTest
@TestProfile(WithAdmins.class)
@QuarkusTestResource(PostgresResource.class)
class EncryptionSecretTest extends KeysFixture {

    private static final String OLD = "9876543210-a-secret-for-tests-only";
    private static final String NEW = "2222222222-a-secret-for-tests-only";

    @Inject
    Deadline deadline;

    @Inject
    Replicas underTest;

    @Inject
    KeyEncryption oldEncryption;

    @Inject
    TokenLifetimes lifetimes;

    @Inject
    RotationRules rules;

    @Inject
    AuditTrail audit;

    @Inject
    Es256 es256;

    private KeyEncryption encryption;
    private Replicas replicas;
    private KeyRotation second;
    private SigningKeys keys;
    private ReceiptKeys receiptKeys;
    private ReceiptKeyUpkeep receiptUpkeep;

    @BeforeEach
    void startAReplicaWithTheNewSecret() {
        KeysConfig config = config(Map.of("encryption-secret", NEW, "previous-encryption-secret", OLD));
        encryption = new KeyEncryption(config);
        replicas = new Replicas(database, new Keyring(config), encryption, lifetimes, deadline);
        keys = new SigningKeys(database, encryption, es256);
        receiptKeys = new ReceiptKeys(database, encryption, es256);
        receiptUpkeep = new ReceiptKeyUpkeep(database, receiptKeys, encryption, audit, deadline);
        second = new KeyRotation(database, keys, encryption, rules, receiptUpkeep, audit, deadline);
        replicas.join(new StartupEvent());
    }

    @AfterEach
    void stop() {
        replicas.leave(new ShutdownEvent());
        underTest.tell().await().atMost(LIMIT);
    }

    @Test
    void newSecret_whileAnotherReplicaHasOnlyTheOldOne_isReadWithButNotSealedWith() {
        second.start(new StartupEvent());

        assertArrayEquals(new byte[] {1}, oldEncryption.decrypt("kid", encryption.encrypt("kid", new byte[] {1})));
        assertReadable(oldEncryption);
    }

    @Test
    void newSecret_onceAllKnowIt_sealsEveryKeyAnewAndTheOldOneCanGo() {
        pass("30 days");
        second.start(new StartupEvent());
        String active = keys.active().kid();
        tables.update("UPDATE replica SET seen_at = now() - interval '3 minutes' WHERE cardinality(secrets) = 2");

        try (LogLines log = LogLines.listen()) {
            replicas.tell().await().atMost(LIMIT);
            second.start(new StartupEvent());
            second.start(new StartupEvent());

            assertEquals(
                    1,
                    log.of("mia.keys").stream()
                            .filter(line -> line.contains("mia.keys.previous-encryption-secret can be removed"))
                            .count());
        }
        KeyEncryption onlyNew = new KeyEncryption(config(Map.of("encryption-secret", NEW)));
        assertReadable(onlyNew);
        assertFalse(isReadable(oldEncryption));
        SigningKeys restarted = new SigningKeys(database, onlyNew, es256);
        assertDoesNotThrow(() -> restarted.refresh().await().atMost(LIMIT));
        assertEquals(active, restarted.active().kid());
    }

    @Test
    void newSecret_onceAllKnowIt_sealsTheReceiptKeyAnewToo() {
        String active = receiptKeyInUse();
        encryption.sealForAll(true);

        receiptUpkeep.start(new StartupEvent());

        assertEquals(active, receiptKeyInUse());
        byte[] sealed = (byte[]) tables.query("SELECT private_key FROM receipt_key WHERE kid = ?", active)
                .get(0)
                .get(0);
        KeyEncryption onlyNew = new KeyEncryption(config(Map.of("encryption-secret", NEW)));
        assertDoesNotThrow(() -> onlyNew.decrypt(active, sealed));
        encryption.sealForAll(false);
    }

    private String receiptKeyInUse() {
        return (String) tables.query("SELECT kid FROM receipt_key WHERE private_key IS NOT NULL")
                .get(0)
                .get(0);
    }

    @Test
    void oldReplica_afterTheKeysWereSealedAnew_goesOnWithWhatItHasRead() {
        second.start(new StartupEvent());
        encryption.sealForAll(true);
        second.start(new StartupEvent());
        assertFalse(isReadable(oldEncryption));

        look();

        assertEquals(keys.active().kid(), published().get(0));
        encryption.sealForAll(false);
    }

    @Test
    void previousSecret_tooShort_isRefused() {
        assertThrows(
                IllegalStateException.class,
                () -> new KeyEncryption(
                        config(Map.of("encryption-secret", NEW, "previous-encryption-secret", OLD.substring(0, 31)))));
    }

    private void assertReadable(KeyEncryption by) {
        assertTrue(isReadable(by));
    }

    private boolean isReadable(KeyEncryption by) {
        return SigningKeyTable.all(database).await().atMost(LIMIT).stream()
                .filter(key -> key.sealed().isPresent())
                .allMatch(key -> {
                    try {
                        by.decrypt(key.kid(), key.sealed().orElseThrow());
                        return true;
                    } catch (IllegalStateException e) {
                        return false;
                    }
                });
    }

    private static KeysConfig config(Map<String, String> settings) {
        Map<String, String> complete = new HashMap<>();
        complete.put("mia.keys.secrets.0", "0123456789-a-secret-for-tests-only");
        settings.forEach((name, value) -> complete.put("mia.keys." + name, value));
        return Configured.with(KeysConfig.class, complete);
    }
}
