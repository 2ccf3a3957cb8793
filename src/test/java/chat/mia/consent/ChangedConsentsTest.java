package chat.mia.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.mia.consent.ConsentHead.Choice;
import chat.mia.events.ServiceEvent;
import chat.mia.keys.TokenLifetimes;
import chat.mia.testing.StoppedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangedConsentsTest {

    private static final Instant BEGIN = Instant.parse("2026-04-25T10:00:00Z");
    private static final ConsentHead YES = head(BEGIN, Set.of("analytics"));
    private static final ConsentHead NO = head(BEGIN, Set.of());

    private final StoppedClock clock = new StoppedClock();
    private final ChangedConsents changed = new ChangedConsents(
            new TokenLifetimes() {
                @Override
                public Duration signed() {
                    return Duration.ofMinutes(10);
                }

                @Override
                public Duration derived() {
                    return Duration.ofDays(30);
                }
            },
            clock);
    private final AccountId account = new AccountId(UUID.randomUUID());

    @BeforeEach
    void stopClock() {
        clock.stopAt(BEGIN);
    }

    @Test
    void claim_olderThanTheLastChange_isOvertaken() {
        changed.learn(told(BEGIN.plusSeconds(1), Set.of()));
        assertTrue(overtook(YES));
        assertTrue(overtook(NO));
        assertTrue(overtook(ConsentHead.UNSET));
        assertFalse(changed.overtook(new AccountId(UUID.randomUUID()), YES, "analytics"));
    }

    @Test
    void claim_asNewAsTheLastChangeOrNewer_isNot() {
        changed.learn(told(BEGIN, Set.of("analytics")));
        assertFalse(overtook(YES));
        assertFalse(overtook(NO));
        assertFalse(overtook(head(BEGIN.plusSeconds(1), Set.of("analytics"))));
    }

    @Test
    void claim_ofASecondWithYesAndNo_isOvertakenWhereItGrants() {
        for (List<Set<String>> order : List.of(
                List.of(Set.of("analytics"), Set.<String>of()), List.of(Set.<String>of(), Set.of("analytics")))) {
            order.forEach(granted -> changed.learn(told(BEGIN, granted)));
            assertTrue(overtook(YES));
            assertFalse(overtook(NO));
            assertFalse(overtook(head(BEGIN.plusSeconds(1), Set.of("analytics"))));
        }
    }

    @Test
    void learn_olderChangeOrTheSameAgain_changesNothing() {
        changed.learn(told(BEGIN, Set.of("analytics")));
        changed.learn(told(BEGIN.minusSeconds(1), Set.of()));
        changed.learn(told(BEGIN, Set.of("analytics")));
        assertFalse(overtook(YES));
        assertEquals(1, changed.size());
    }

    @Test
    void learn_changeWithoutAChoice_overtakesEveryYesBefore() {
        changed.learn(new ServiceEvent(
                ServiceEvent.CONSENT_CHANGED, Optional.empty(), Optional.of(account.value()), Optional.empty(), BEGIN));
        assertTrue(overtook(YES));
        assertFalse(overtook(head(BEGIN.plusSeconds(1), Set.of("analytics"))));
    }

    @Test
    void learn_anotherEvent_isPassedOver() {
        changed.learn(new ServiceEvent(
                ServiceEvent.SESSION_ENDED, Optional.of(account.value()), Optional.empty(), Optional.empty(), BEGIN));
        assertEquals(0, changed.size());
    }

    @Test
    void add_isRememberedWhileATokenCanLive_andThenForgotten() {
        changed.add(account, head(BEGIN.plusSeconds(1), Set.of()));
        clock.stopAt(BEGIN.plusSeconds(899));
        assertTrue(overtook(YES));
        clock.stopAt(BEGIN.plusSeconds(900));
        assertFalse(overtook(YES));
        assertEquals(0, changed.size());
    }

    private boolean overtook(ConsentHead claim) {
        return changed.overtook(account, claim, "analytics");
    }

    private ServiceEvent told(Instant decidedAt, Set<String> granted) {
        return new ServiceEvent(
                ServiceEvent.CONSENT_CHANGED,
                Optional.empty(),
                Optional.of(account.value()),
                Optional.of(new ServiceEvent.Choice(decidedAt, granted)),
                decidedAt);
    }

    private static ConsentHead head(Instant decidedAt, Set<String> granted) {
        return new ConsentHead(Optional.of(
                new Choice(Visitor.CURRENT_VERSION, granted, decidedAt, decidedAt.plusSeconds(9_000), false)));
    }
}
