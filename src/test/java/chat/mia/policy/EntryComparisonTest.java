package chat.mia.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.policy.EntryComparison.Difference;
import chat.mia.policy.EntryComparison.Fact;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryComparisonTest {

    private static final DeclaredEntry ONE = entry("one", "a", "Counts visits");
    private static final DeclaredEntry TWO = entry("two", "b", "Keeps you signed in");

    @Test
    void of_sameEntries_isEmptyInAnyOrder() {
        assertTrue(EntryComparison.of(List.of(ONE, TWO), List.of(TWO, ONE)).isEmpty());
    }

    @Test
    void of_entriesThatCameAndWent_tellsThem() {
        EntryComparison comparison = EntryComparison.of(List.of(ONE), List.of(TWO));

        assertEquals(List.of(TWO), comparison.added());
        assertEquals(List.of(ONE), comparison.removed());
        assertEquals(List.of(), comparison.changed());
    }

    @Test
    void of_renamedEntry_isAChangedOne() {
        EntryComparison comparison = EntryComparison.of(List.of(ONE), List.of(entry("one", "c", "Counts visits")));

        assertEquals(
                List.of(new Difference(Fact.NAME, "a", "c")),
                comparison.changed().get(0).differences());
        assertTrue(comparison.added().isEmpty() && comparison.removed().isEmpty());
    }

    @Test
    void of_everyFact_isCompared() {
        DeclaredEntry other = new DeclaredEntry(
                "one",
                "c",
                "cache",
                "marketing",
                "your choice",
                "choice-kept",
                "Offers",
                "persistent",
                "until you delete it",
                List.of());

        List<Fact> facts = EntryComparison.of(List.of(ONE), List.of(other)).changed().get(0).differences().stream()
                .map(Difference::fact)
                .toList();

        assertEquals(List.of(Fact.values()), facts);
    }

    private static DeclaredEntry entry(String id, String name, String purpose) {
        return new DeclaredEntry(
                id,
                name,
                "cookie",
                "analytics",
                "your consent",
                "consent",
                purpose,
                "P30D",
                "30 days",
                List.of("HttpOnly", "Secure"));
    }
}
