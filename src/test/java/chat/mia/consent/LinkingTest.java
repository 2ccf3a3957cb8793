package chat.mia.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.mia.consent.ConsentHead.Choice;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where there are several categories, the rules hold for each. */
class LinkingTest {

    private static final Instant EARLY = Instant.parse("2026-05-01T12:00:00Z");
    private static final Instant LATE = Instant.parse("2026-05-02T12:00:00Z");
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void after_newerNoToOneCategory_takesItBackAlone() {
        assertEquals(
                choice(LATE, "analytics"),
                after(choice(EARLY, "analytics", "marketing"), choice(LATE, "analytics"), false));
    }

    @Test
    void after_yesToAnotherCategory_leavesWhatBothAllowed() {
        assertEquals(choice(LATE), after(choice(EARLY, "analytics"), choice(LATE, "marketing"), false));
    }

    @Test
    void after_newerYesToMore_addsNothing() {
        ConsentHead account = choice(EARLY, "analytics");
        assertEquals(account, after(account, choice(LATE, "analytics", "marketing"), false));
    }

    @Test
    void after_olderNoToOneCategory_changesNothing() {
        ConsentHead account = choice(LATE, "analytics", "marketing");
        assertEquals(account, after(account, choice(EARLY, "analytics"), false));
    }

    @Test
    void after_partialYesUnderGpc_isNotTaken() {
        assertEquals(ConsentHead.UNSET, after(ConsentHead.UNSET, choice(LATE, "analytics"), true));
    }

    @Test
    void after_yesThatWasRecordedUnderGpc_isTakenOnlyWithoutTheSignal() {
        ConsentHead underGpc = new ConsentHead(Optional.of(
                new Choice(Visitor.CURRENT_VERSION, Set.of("analytics"), LATE, LATE.plusSeconds(9_999_999), true)));
        assertEquals(underGpc, after(ConsentHead.UNSET, underGpc, false));
        assertEquals(ConsentHead.UNSET, after(ConsentHead.UNSET, underGpc, true));
    }

    private static ConsentHead after(ConsentHead account, ConsentHead browser, boolean gpc) {
        Optional<Instant> lastEvent = account.choice().map(Choice::decidedAt);
        return new Linking(account, lastEvent, browser)
                .after(new Circumstances(NOW, Set.of(Visitor.CURRENT_VERSION), gpc));
    }

    private static ConsentHead choice(Instant decided, String... granted) {
        return new ConsentHead(Optional.of(
                new Choice(Visitor.CURRENT_VERSION, Set.of(granted), decided, decided.plusSeconds(9_999_999), false)));
    }
}
