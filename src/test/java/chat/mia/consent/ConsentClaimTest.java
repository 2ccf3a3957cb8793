package chat.mia.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.mia.consent.ConsentHead.Choice;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentClaimTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_777_111_530);
    private static final Circumstances CIRCUMSTANCES = new Circumstances(NOW, Set.of("2026-04-25"), false);

    @Test
    void of_unset_hasOnlyItsState() {
        assertEquals(
                Map.of("s", "unset"),
                ConsentClaim.of(ConsentHead.UNSET, CIRCUMSTANCES).toMap());
        assertEquals(ConsentHead.UNSET, ConsentClaim.headOf(Map.of("s", "unset")));
    }

    @Test
    void headOf_ownClaim_givesTheChoiceBack() {
        ConsentHead head = head(Set.of("analytics", "ads"), NOW.plusSeconds(1));
        assertEquals(
                head, ConsentClaim.headOf(ConsentClaim.of(head, CIRCUMSTANCES).toMap()));
    }

    @Test
    void toMap_yes_hasTheMembersOfTheContract() {
        assertEquals(
                Map.of(
                        "s",
                        "set",
                        "v",
                        "2026-04-25",
                        "g",
                        List.of("ads", "analytics"),
                        "at",
                        1_777_111_530L,
                        "exp",
                        1_777_111_531L,
                        "gpc",
                        false),
                ConsentClaim.of(head(Set.of("analytics", "ads"), NOW.plusSeconds(1)), CIRCUMSTANCES)
                        .toMap());
    }

    @Test
    void of_expiredChoice_staysSetWithEmptyGrants() {
        ConsentClaim claim = ConsentClaim.of(head(Set.of("analytics"), NOW), CIRCUMSTANCES);
        assertEquals("set", claim.s());
        assertEquals(List.of(), claim.g());
        assertEquals(NOW.getEpochSecond(), claim.exp());
    }

    @ParameterizedTest
    @ValueSource(strings = {"s", "v", "g", "at", "exp", "gpc"})
    void headOf_missingMember_isRefused(String member) {
        Map<String, Object> claim = new HashMap<>(ConsentClaim.of(head(Set.of(), NOW.plusSeconds(1)), CIRCUMSTANCES)
                .toMap());
        claim.remove(member);
        assertThrows(IllegalArgumentException.class, () -> ConsentClaim.headOf(claim));
    }

    @Test
    void headOf_grantThatIsNoString_isRefused() {
        Map<String, Object> claim = new HashMap<>(ConsentClaim.of(head(Set.of(), NOW.plusSeconds(1)), CIRCUMSTANCES)
                .toMap());
        claim.put("g", List.of(1));
        assertThrows(IllegalArgumentException.class, () -> ConsentClaim.headOf(claim));
    }

    private static ConsentHead head(Set<String> granted, Instant expiresAt) {
        return new ConsentHead(Optional.of(new Choice("2026-04-25", granted, NOW, expiresAt, false)));
    }
}
