package chat.mia.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.policy.PolicySection.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class SectionComparisonTest {

    private static final PolicySection ONE = PolicySection.of("one", "What cookies are", "Small text files.");
    private static final PolicySection TWO =
            PolicySection.of("two", "Contact", "Write to us.").with("a@chat.example");

    @Test
    void of_sameSections_isEmpty() {
        assertTrue(SectionComparison.of(List.of(ONE, TWO), List.of(ONE, TWO)).isEmpty());
    }

    @Test
    void of_sectionsThatCameAndWent_tellsThem() {
        SectionComparison comparison = SectionComparison.of(List.of(ONE), List.of(TWO));

        assertEquals(List.of(TWO), comparison.added());
        assertEquals(List.of(ONE), comparison.removed());
        assertTrue(comparison.changed().isEmpty());
    }

    @Test
    void of_anotherTitle_isAChange() {
        assertChanged(PolicySection.of("one", "What cookies do", "Small text files."));
    }

    @Test
    void of_anotherParagraph_isAChange() {
        assertChanged(PolicySection.of("one", "What cookies are", "Text files."));
    }

    @Test
    void of_anotherAddress_isAChange() {
        assertChanged(ONE.with("b@chat.example"));
    }

    @Test
    void of_anotherPart_isAChange() {
        assertChanged(ONE.with(List.of(Part.text("part", "The banner", "It asks."))));
    }

    private static void assertChanged(PolicySection after) {
        SectionComparison comparison = SectionComparison.of(List.of(ONE, TWO), List.of(after, TWO));

        assertEquals(1, comparison.changed().size());
        assertEquals(ONE, comparison.changed().get(0).from());
        assertEquals(after, comparison.changed().get(0).to());
        assertTrue(comparison.added().isEmpty() && comparison.removed().isEmpty());
    }
}
