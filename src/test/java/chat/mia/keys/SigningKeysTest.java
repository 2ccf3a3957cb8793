package chat.mia.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Configured;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A second replica, or the same one after a restart, beside the one under test. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SigningKeysTest {

    @Inject
    SigningKeys first;

    @Inject
    KeyEncryption encryption;

    @Inject
    Pool database;

    @Inject
    Clock clock;

    @Inject
    Tables tables;

    @Test
    void load_again_findsTheSameKey() {
        Map<String, String> before = tables.contents();

        SigningKeys second = new SigningKeys(database, encryption, clock);
        second.load(new StartupEvent());

        assertEquals(first.active().kid(), second.active().kid());
        assertEquals(first.active().publicKey(), second.active().publicKey());
        assertEquals(first.active().privateKey(), second.active().privateKey());
        assertEquals(before, tables.contents());
    }

    @Test
    void load_withAnotherEncryptionSecret_isRefused() {
        String secret = "another secret that nothing was sealed with";
        KeyEncryption other = new KeyEncryption(Configured.with(
                KeysConfig.class, Map.of("mia.keys.secrets.0", secret, "mia.keys.encryption-secret", secret)));
        SigningKeys second = new SigningKeys(database, other, clock);

        assertThrows(IllegalStateException.class, () -> second.load(new StartupEvent()));
    }

    @Test
    void key_stored_isSealed() {
        List<Object> row =
                tables.query("SELECT private_key, public_jwk FROM signing_key").get(0);
        String sealed = new String((byte[]) row.get(0), StandardCharsets.ISO_8859_1);

        assertFalse(sealed.contains(
                new String(first.active().privateKey().getEncoded(), StandardCharsets.ISO_8859_1).substring(30, 60)));
        assertFalse(((String) row.get(1)).contains("\"d\""));
        assertTrue(first.find(first.active().kid()).isPresent());
        assertFalse(first.find("another").isPresent());
    }
}
