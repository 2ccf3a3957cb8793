package chat.mia.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.testing.PostgresResource;
import chat.mia.testing.WithAdmins;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithAdmins.class)
@QuarkusTestResource(PostgresResource.class)
class ReceiptKeysTest extends KeysFixture {

    @Inject
    ReceiptKeys keys;

    @Inject
    SigningKeys signingKeys;

    @Inject
    ReceiptKeyUpkeep upkeep;

    @Test
    void active_isPublishedAndNoKeyOfAccessTokens() {
        String kid = keys.active().kid();

        assertTrue(receiptKeys().contains(kid));
        assertFalse(published().contains(kid));
        assertTrue(signingKeys.find(kid).isEmpty());
        assertTrue(keys.find(signingKeys.active().kid()).isEmpty());
    }

    @Test
    void emergency_replacesIt_andTheOldOneStaysPublishedWithoutItsPrivateHalf() {
        String old = keys.active().kid();

        rotation.replaceAll("compromised", event -> {}).await().atMost(LIMIT);

        assertFalse(old.equals(keys.active().kid()));
        assertTrue(keys.find(old).isPresent());
        assertEquals(
                List.of(List.of(keys.active().kid())),
                tables.query("SELECT kid FROM receipt_key WHERE private_key IS NOT NULL"));
    }

    @Test
    void look_yearsLater_publishesAllOfThemStill() {
        String old = keys.active().kid();
        rotation.replaceAll("exercise", event -> {}).await().atMost(LIMIT);
        tables.update("UPDATE receipt_key SET created_at = created_at - interval '20 years'");

        pass("20 years");
        upkeep.look().await().atMost(LIMIT);

        assertTrue(receiptKeys().contains(old));
        published();
    }

    @Test
    void firstStart_onTwoReplicasAtOnce_makesOneKey() {
        tables.update("UPDATE receipt_key SET private_key = NULL");
        int before = receiptKeys().size();

        Uni.join()
                .all(upkeep.follow(SigningKeyTable.LOCK::take), upkeep.follow(SigningKeyTable.LOCK::take))
                .andFailFast()
                .await()
                .atMost(LIMIT);

        assertEquals(before + 1, receiptKeys().size());
    }
}
