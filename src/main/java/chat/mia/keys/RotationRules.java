package chat.mia.keys;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a signing key is made, used and retired. */
@ApplicationScoped
class RotationRules {

    /** What the JWKS allows caches. */
    static final Duration JWKS_MAX_AGE = Duration.ofMinutes(5);

    private static final Duration LEAST_PRE_PUBLICATION = Duration.ofMinutes(10);

    /** Replicas that have not noticed yet sign with the old key for a while, and clocks differ. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** What is to be done to the keys. */
    enum Step {
        MAKE_FIRST,
        MAKE_NEXT,
        ACTIVATE_NEXT,
        NOTHING
    }

    private final Duration period;
    private final Duration prePublication;
    private final TokenLifetimes lifetimes;

    /** @throws IllegalStateException where verifiers could not follow */
    RotationRules(KeysConfig config, TokenLifetimes lifetimes) {
        this.period = config.rotation().period();
        this.prePublication = config.rotation().prePublication();
        this.lifetimes = lifetimes;
        if (prePublication.compareTo(LEAST_PRE_PUBLICATION) < 0) {
            throw new IllegalStateException(
                    "mia.keys.rotation.pre-publication must be at least 10 minutes: verifiers keep"
                            + " the JWKS for 5 and would meet a key that they do not know");
        }
        if (period.compareTo(prePublication) < 0) {
            throw new IllegalStateException(
                    "mia.keys.rotation.period must not be shorter than mia.keys.rotation.pre-publication");
        }
    }

    /** How long a key stays published after it was replaced. */
    Duration stillPublished() {
        return lifetimes.signed().plus(JWKS_MAX_AGE).plus(MARGIN);
    }

    Step due(List<StoredKey> keys) {
        Optional<StoredKey> active = in(keys, KeyState.ACTIVE);
        Optional<StoredKey> next = in(keys, KeyState.NEXT);
        if (active.isEmpty()) {
            return next.isPresent() ? Step.ACTIVATE_NEXT : Step.MAKE_FIRST;
        }
        Instant now = active.get().readAt();
        Instant over = active.get().activeFrom().orElseThrow().plus(period);
        if (next.isEmpty()) {
            return over.minus(prePublication).isAfter(now) ? Step.NOTHING : Step.MAKE_NEXT;
        }
        boolean known = !next.get().createdAt().plus(prePublication).isAfter(now);
        return known && !over.isAfter(now) ? Step.ACTIVATE_NEXT : Step.NOTHING;
    }

    static Optional<StoredKey> in(List<StoredKey> keys, KeyState state) {
        return keys.stream().filter(key -> key.state() == state).findFirst();
    }
}
