package chat.mia.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Configured;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A second replica, or the same one after a restart, beside the one under test. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SigningKeysTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Inject
    SigningKeys first;

    @Inject
    KeyEncryption encryption;

    @Inject
    Pool database;

    @Inject
    Es256 es256;

    @Inject
    Tables tables;

    @Test
    void refresh_onAnotherReplica_findsTheSameKey() {
        Map<String, String> before = tables.contents();

        SigningKeys second = new SigningKeys(database, encryption, es256);
        second.refresh().await().atMost(LIMIT);

        assertEquals(first.active().kid(), second.active().kid());
        assertEquals(first.active().publicKey(), second.active().publicKey());
        assertEquals(first.active().privateKey(), second.active().privateKey());
        assertEquals(before, tables.contents());
    }

    @Test
    void refresh_withAnotherEncryptionSecret_isRefused() {
        String secret = "another secret that nothing was sealed with";
        KeyEncryption other = new KeyEncryption(Configured.with(
                KeysConfig.class, Map.of("mia.keys.secrets.0", secret, "mia.keys.encryption-secret", secret)));
        SigningKeys second = new SigningKeys(database, other, es256);

        assertThrows(IllegalStateException.class, () -> second.refresh().await().atMost(LIMIT));
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
