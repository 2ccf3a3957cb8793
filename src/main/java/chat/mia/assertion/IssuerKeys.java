package chat.mia.assertion;

import chat.mia.web.Problem;
import chat.mia.web.WebProblem;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jose4j.jwk.PublicJsonWebKey;

/**
 * The keys of one issuer, as last fetched. For any thread: what changes is guarded by this object, and nothing waits
 * while it is held.
 */
final class IssuerKeys {

    private static final Logger LOG = Logger.getLogger("mia.assertion");

    private record Known(Jwks set, Instant at) {}

    private final String issuerId;
    private final JwksSource source;
    private final IssuersConfig.Issuer config;
    private final Clock clock;

    private Optional<Known> known = Optional.empty();
    private Optional<Uni<Void>> running = Optional.empty();
    private Instant attemptedAt = Instant.EPOCH;
    private boolean failed;

    IssuerKeys(String issuerId, JwksSource source, IssuersConfig.Issuer config, Clock clock) {
        this.issuerId = issuerId;
        this.source = source;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The key that can verify such a signature; empty where the issuer has none. Fails with 503 where that cannot be
     * told because its keys cannot be had. May come back on another thread than the caller's.
     */
    Uni<Optional<PublicKey>> find(Optional<String> kid, String algorithm) {
        Optional<PublicKey> key = known(config.jwksCacheTime())
                .flatMap(set -> set.find(kid, algorithm))
                .map(IssuerKeys::key);
        return key.isPresent() ? Uni.createFrom().item(key) : refreshed().map(done -> judge(kid, algorithm));
    }

    private Optional<PublicKey> judge(Optional<String> kid, String algorithm) {
        Optional<Jwks> usable = known(config.jwksCacheTime().plus(config.jwksStaleTime()));
        Optional<PublicKey> key =
                usable.flatMap(set -> set.find(kid, algorithm)).map(IssuerKeys::key);
        if (key.isEmpty() && (usable.isEmpty() || hasFailed())) {
            throw away();
        }
        return key;
    }

    private synchronized Optional<Jwks> known(Duration maxAge) {
        Instant oldest = clock.instant().minus(maxAge);
        return known.filter(fetched -> fetched.at().isAfter(oldest)).map(Known::set);
    }

    private synchronized boolean hasFailed() {
        return failed;
    }

    /** Done when the issuer has been asked, by this call or by one at the same time; at once where it was just asked. */
    private synchronized Uni<Void> refreshed() {
        Instant now = clock.instant();
        if (running.isEmpty() && !now.isBefore(attemptedAt.plus(config.jwksRefetchInterval()))) {
            attemptedAt = now;
            running = Optional.of(fetch().memoize().indefinitely());
        }
        return running.orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> fetch() {
        return source.load()
                .map(Jwks::of)
                .invoke(this::keep)
                .onFailure()
                .invoke(this::complain)
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull()
                .onTermination()
                .invoke(this::finish);
    }

    private synchronized void keep(Jwks fetched) {
        known = Optional.of(new Known(fetched, clock.instant()));
        failed = false;
    }

    private synchronized void complain(Throwable failure) {
        failed = true;
        // What the network says names addresses, which do not belong in a log.
        Object cause = failure instanceof IOException ? failure.getClass().getSimpleName() : failure;
        LOG.warnf("the keys of issuer %s cannot be had: %s", issuerId, cause);
    }

    private synchronized void finish() {
        running = Optional.empty();
    }

    private synchronized Problem away() {
        Duration wait = Duration.between(clock.instant(), attemptedAt.plus(config.jwksRefetchInterval()));
        return Problem.of(
                        WebProblem.TEMPORARILY_UNAVAILABLE,
                        "The identity provider cannot be reached. Send the same request again after Retry-After.")
                .header("Retry-After", String.valueOf(Math.max(1, wait.toSeconds())));
    }

    private static PublicKey key(PublicJsonWebKey jwk) {
        return jwk.getPublicKey();
    }
}
