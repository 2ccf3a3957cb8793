package chat.mia.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.consent.ConsentView.PromptReason;
import chat.mia.consent.ConsentView.Status;
import chat.mia.testing.PostgresResource;
import chat.mia.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PolicyChangeTest {

    @Inject
    Tables tables;

    @Inject
    Consents consents;

    @Test
    void find_choiceUnderAnOutdatedVersion_countsAsUnset() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES);
        outdate(visitor);
        ConsentHead head = find(visitor);

        ConsentView view = consents.view(head, false);
        assertEquals(Status.UNSET, view.status());
        assertEquals(PromptReason.POLICY_CHANGED, view.promptReason());
        assertTrue(view.promptRequired());
        assertFalse(view.policyUpdated());
        assertEquals("2025-01-01", view.choiceVersion());
        assertEquals(Visitor.CURRENT_VERSION, view.policyVersion());
        assertEquals(List.of("mia_analytics_id"), view.clear().cookies());

        ConsentClaim claim = consents.claim(head, false);
        assertEquals("set", claim.s());
        assertEquals("2025-01-01", claim.v());
        assertEquals(List.of(), claim.g());
    }

    @Test
    void view_outdatedAfterTheTripThroughTheClaim_stillSaysWhyItAsks() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.YES);
        outdate(visitor);
        ConsentHead told =
                ConsentClaim.headOf(consents.claim(find(visitor), false).toMap());
        assertEquals(PromptReason.POLICY_CHANGED, consents.view(told, false).promptReason());
    }

    @Test
    void put_afterTheChoiceWasOutdated_isNoChange() {
        Visitor visitor = Visitor.signedIn();
        visitor.put(Visitor.NO);
        outdate(visitor);
        visitor.put(Visitor.YES);
        assertEquals(
                List.of(List.of("refuse"), List.of("grant")),
                tables.query(
                        "SELECT action FROM consent_event e JOIN consent_subject s ON s.id = e.subject"
                                + " WHERE s.account_id = ? ORDER BY e.seq",
                        visitor.account()));
        assertNull(consents.view(find(visitor), false).promptReason());
    }

    @Test
    void circumstances_versionBeforeANonMaterialOne_stillCounts() {
        Instant now = Instant.parse("2026-05-02T10:15:30Z");
        ConsentHead head = new ConsentHead(Optional.of(
                new ConsentHead.Choice("2026-04-25", Set.of("analytics"), now, now.plusSeconds(60), false)));
        assertEquals(
                Set.of("analytics"), new Circumstances(now, Set.of("2026-04-25", "2026-05-01"), false).granted(head));
        assertEquals(Set.of(), new Circumstances(now, Set.of("2026-05-01"), false).granted(head));
    }

    private void outdate(Visitor visitor) {
        tables.update(
                "UPDATE consent_subject SET policy_version = '2025-01-01' WHERE account_id = ?", visitor.account());
    }

    private ConsentHead find(Visitor visitor) {
        return consents.find(new AccountId(visitor.account())).await().indefinitely();
    }
}
