package chat.mia.keys;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.Configured;
import chat.mia.testing.LogLines;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import chat.mia.web.Deadline;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Replicas with other settings start beside the service under test, which knows secret 0 alone. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReplicasTest {

    /** What the service under test has, see PostgresResource. */
    private static final String ZERO = "0123456789-a-secret-for-tests-only";

    private static final String ENCRYPTION = "9876543210-a-secret-for-tests-only";
    private static final String ONE = "1111111111-a-secret-for-tests-only";
    private static final Map<String, String> BOTH = Map.of("secrets.0", ZERO, "secrets.1", ONE, "active-secret", "1");

    @Inject
    Deadline deadline;

    @Inject
    Pool database;

    @Inject
    Tables tables;

    @Inject
    TokenLifetimes lifetimes;

    @Inject
    Replicas underTest;

    private final List<Started> started = new ArrayList<>();

    private record Started(Keyring keyring, Replicas replicas) {

        void tell() {
            replicas.tell().await().atMost(Duration.ofSeconds(10));
        }
    }

    @AfterEach
    void stopThem() {
        started.forEach(one -> one.replicas().leave(new ShutdownEvent()));
        tables.update("DELETE FROM master_secret WHERE number <> 0");
        underTest.tell().await().atMost(Duration.ofSeconds(10));
    }

    @Test
    void start_secretThatAnotherDoesNotKnow_isUsedOnlyWhenAllKnowIt() {
        try (LogLines log = LogLines.listen()) {
            Started second = start(BOTH);
            second.tell();
            assertEquals(0, second.keyring().active());
            assertEquals(
                    1,
                    log.of("mia.keys").stream()
                            .filter(line -> line.contains("0 is used"))
                            .count());

            stopTheOneUnderTest();
            second.tell();
            assertEquals(1, second.keyring().active());
        }
    }

    @Test
    void start_besideReplicasThatUseANewSecret_usesItToo() {
        stopTheOneUnderTest();
        assertEquals(1, start(BOTH).keyring().active());

        Started third =
                start(Map.of("secrets.0", ZERO, "secrets.1", ONE, "secrets.2", ONE + "2", "active-secret", "2"));

        assertEquals(1, third.keyring().active());
    }

    @Test
    void start_withoutTheSecretThatAnotherUses_isRefused() {
        stopTheOneUnderTest();
        start(BOTH);

        refused("mia.keys.secrets.1 is missing, but", Map.of("secrets.0", ZERO));
    }

    @Test
    void start_withoutASecretWhoseSessionsLive_isRefusedUnlessItIsRevoked() {
        stopTheOneUnderTest();
        Map<String, String> without = Map.of("secrets.1", ONE, "active-secret", "1");

        refused("mia.keys.secrets.0 is missing, but sessions", without);

        Map<String, String> revoking = new HashMap<>(without);
        revoking.put("revoked-secrets", "0");
        assertDoesNotThrow(() -> start(revoking));
    }

    @Test
    void start_withoutASecretThatWasLastUsed30DaysAgo_isAllowed() {
        stopTheOneUnderTest();
        tables.update("UPDATE master_secret SET last_active_at = now() - interval '30 days'");

        assertDoesNotThrow(() -> start(Map.of("secrets.1", ONE, "active-secret", "1")));
    }

    @Test
    void start_anotherSecretUnderTheSameNumber_isRefused() {
        refused("mia.keys.secrets.0 is another secret", Map.of("secrets.0", ONE));
        stopTheOneUnderTest();
        refused("mia.keys.secrets.0 is another secret", Map.of("secrets.0", ONE));
    }

    @Test
    void number_knownElsewhere_isNotTakenForForged() {
        Started second = start(Map.of("secrets.0", ZERO, "secrets.7", ONE));
        Started third = start(Map.of("secrets.0", ZERO));
        Started fourth = start(Map.of("secrets.0", ZERO, "revoked-secrets", "7"));

        assertTrue(third.keyring().mayBeKnownElsewhere(7));
        assertFalse(third.keyring().mayBeKnownElsewhere(0));
        assertFalse(third.keyring().mayBeKnownElsewhere(8));
        assertFalse(fourth.keyring().mayBeKnownElsewhere(7));
        second.replicas().leave(new ShutdownEvent());
        third.tell();
        assertFalse(third.keyring().mayBeKnownElsewhere(7));
    }

    @Test
    void number_beforeOthersWereHeard_isNotTakenForForged() {
        assertTrue(new Keyring(config(BOTH)).mayBeKnownElsewhere(7));
    }

    @Test
    void tables_holdNoSecret() {
        start(BOTH);

        String all = tables.query("SELECT secrets::text FROM replica").toString()
                + tables.query("SELECT fingerprint FROM master_secret");
        for (String secret : List.of(ZERO, ONE, ENCRYPTION)) {
            assertThat(all, not(containsString(secret)));
            assertThat(all, not(containsString(secret.substring(0, 10))));
        }
    }

    /** As if it had been killed two minutes ago. */
    private void stopTheOneUnderTest() {
        tables.update("UPDATE replica SET seen_at = now() - interval '3 minutes'"
                + " WHERE secrets = (SELECT secrets FROM replica ORDER BY cardinality(secrets), id LIMIT 1)");
    }

    private void refused(String complaint, Map<String, String> settings) {
        String message =
                assertThrows(IllegalStateException.class, () -> start(settings)).getMessage();
        assertThat(message, containsString(complaint));
        assertThat(message, not(containsString("for-tests")));
    }

    private Started start(Map<String, String> settings) {
        KeysConfig config = config(settings);
        Keyring keyring = new Keyring(config);
        Replicas replicas = new Replicas(database, keyring, new KeyEncryption(config), lifetimes, deadline);
        replicas.join(new StartupEvent());
        Started one = new Started(keyring, replicas);
        started.add(one);
        return one;
    }

    private static KeysConfig config(Map<String, String> settings) {
        Map<String, String> complete = new HashMap<>();
        complete.put("mia.keys.encryption-secret", ENCRYPTION);
        settings.forEach((name, value) -> complete.put("mia.keys." + name, value));
        return Configured.with(KeysConfig.class, complete);
    }
}
