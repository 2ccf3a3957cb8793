package chat.mia.consent;

import chat.mia.events.Follower;
import chat.mia.events.ServiceEvent;
import chat.mia.keys.TokenLifetimes;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The newest change of each account's choice, here or on any other replica, for as long as an access token can live that
 * was made before it. A change on another replica is known here within a second.
 */
@ApplicationScoped
class ChangedConsents implements Follower {

    /** How far the clock of the replica that made a token, or of the database, may be from this one's. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private record Change(Instant decidedAt, Set<String> granted) {

        /** The newer one; of two in one second nobody can tell the order, so only what both allow is allowed. */
        Change and(Change other) {
            int order = decidedAt.compareTo(other.decidedAt);
            if (order != 0) {
                return order > 0 ? this : other;
            }
            Set<String> both = new HashSet<>(granted);
            both.retainAll(other.granted);
            return new Change(decidedAt, both);
        }
    }

    private final Duration memory;
    /** One an account, without a limit on their number: forgetting one too early would let an old Yes count again. */
    private final Cache<AccountId, Change> changes;

    ChangedConsents(TokenLifetimes lifetimes, Clock clock) {
        memory = lifetimes.signed().plus(CLOCK_TOLERANCE);
        changes = Caffeine.newBuilder()
                .expireAfterWrite(memory)
                .ticker(() -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()))
                .build();
    }

    @Override
    public Duration memory() {
        return memory;
    }

    /** An event that does not say what was decided took everything away. */
    @Override
    public void learn(ServiceEvent event) {
        if (event.type().equals(ServiceEvent.CONSENT_CHANGED)) {
            Change change = event.choice()
                    .map(choice -> new Change(choice.decidedAt(), choice.granted()))
                    .orElseGet(() -> new Change(event.at(), Set.of()));
            event.account().ifPresent(account -> remember(new AccountId(account), change));
        }
    }

    /** Remembers what was changed on this replica, without waiting to be told. */
    void add(AccountId account, ConsentHead head) {
        head.choice().ifPresent(choice -> remember(account, new Change(choice.decidedAt(), choice.granted())));
    }

    /** Whether an access token's claim says what is no longer true, as far as one category is concerned. */
    boolean overtook(AccountId account, ConsentHead claim, String category) {
        Change newest = changes.getIfPresent(account);
        if (newest == null) {
            return false;
        }
        Optional<ConsentHead.Choice> claimed = claim.choice();
        if (claimed.isEmpty() || claimed.get().decidedAt().isBefore(newest.decidedAt())) {
            return true;
        }
        return claimed.get().decidedAt().equals(newest.decidedAt())
                && claimed.get().granted().contains(category)
                && !newest.granted().contains(category);
    }

    /** How many accounts are remembered now. */
    long size() {
        changes.cleanUp();
        return changes.estimatedSize();
    }

    private void remember(AccountId account, Change change) {
        changes.asMap().merge(account, change, Change::and);
    }
}
