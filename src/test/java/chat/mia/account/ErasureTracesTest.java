package chat.mia.account;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.consent.HeldAccount;
import chat.mia.keys.Sha256;
import chat.mia.testing.Browser;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import chat.mia.testing.Traces;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After an erasure the choices are still proven, and nobody can tell whose they were. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ErasureTracesTest {

    /**
     * What may still name the account, and why: others must hear that its sessions ended and that nothing is granted any
     * more. It is forgotten with all events, after {@code mia.events.retention}.
     */
    private static final Set<String> TOLD = Set.of("service_event");

    @Inject
    Tables tables;

    @Inject
    Traces traces;

    private HeldAccount held;
    private Map<UUID, List<List<Object>>> chains;

    @BeforeEach
    void erase() {
        held = HeldAccount.make(tables);
        chains = held.chains();
        assertTrue(traces.of(held.names()).keySet().containsAll(Set.of("account", "auth_session", "consent_subject")));

        held.browser()
                .call("POST", "/api/v1/account/erasure", Map.of("password", Browser.PASSWORD))
                .then()
                .statusCode(204);
    }

    @Test
    void afterwards_noTableNamesAccountEmailSessionOrPseudonym() {
        assertEquals(TOLD, traces.of(held.names()).keySet());
        assertEquals(
                List.of(List.of("consent-changed", true)),
                tables.query("SELECT kind, granted = '{}' FROM service_event WHERE account_id = ?", held.account()));
        assertEquals(Map.of(), traces.of(held.pseudonyms()));
    }

    @Test
    void afterwards_noFailureIsKept() {
        assertEquals(
                List.of(List.of(0L)),
                tables.query("SELECT count(*) FROM sign_in_failure WHERE failed_at && ?", (Object) held.failures()));
    }

    /** Only the id of the chain, which is random, ties its events together. */
    @Test
    void afterwards_theChainsBelongToNobody() {
        for (UUID chain : chains.keySet()) {
            assertEquals(
                    List.of(List.of(true, true, true)),
                    tables.query(
                            "SELECT account_id IS NULL, salt IS NULL, closed_at IS NOT NULL FROM consent_subject WHERE id = ?",
                            chain));
        }
    }

    /** The audit trail says when who was erased. */
    @Test
    void afterwards_noTimeOfAChainIsThatOfTheErasure() {
        assertEquals(
                List.of(List.of(true)),
                tables.query("SELECT closed_at = decided_at FROM consent_subject WHERE id = ?", held.ownChain()));
    }

    @Test
    void afterwards_theChainsAreAsTheyWereAndUnbroken() {
        assertEquals(2, chains.size());
        assertEquals(texts(chains), texts(held.chains(chains.keySet())));
        chains.forEach(this::requireUnbroken);
    }

    /** Nothing is appended to what is nobody's. */
    @Test
    void receipt_shownAfterwards_isNoCredential() {
        held.receipts().forEach(receipt -> {
            Browser holder = new Browser().with("Consent-Receipt", receipt);
            assertEquals(
                    List.of(), holder.call("GET", "/api/v1/consent/history").path("events"));
            assertEquals("unset", holder.call("GET", "/api/v1/consent").path("status"));
        });
    }

    private void requireUnbroken(UUID chain, List<List<Object>> events) {
        byte[] previous = Sha256.of("consent-subject-1".getBytes(US_ASCII), bytes(chain));
        for (List<Object> event : events) {
            assertArrayEquals(previous, (byte[]) event.get(1));
            previous = Sha256.of(previous, (byte[]) event.get(2));
            assertArrayEquals(previous, (byte[]) event.get(3));
        }
        List<Object> head = tables.query("SELECT seq, head FROM consent_subject WHERE id = ?", chain)
                .get(0);
        assertEquals((long) events.size(), head.get(0));
        assertArrayEquals(previous, (byte[]) head.get(1));
    }

    private static List<String> texts(Map<UUID, List<List<Object>>> chains) {
        List<String> texts = new ArrayList<>();
        chains.values().forEach(events -> events.forEach(event -> texts.add((String) event.get(4))));
        return texts;
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
