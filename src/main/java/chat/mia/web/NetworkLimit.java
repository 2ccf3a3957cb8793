package chat.mia.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How often something may happen from one network block: {@code count} times at once, and again as time goes by, so that
 * it is {@code count} times a window in the long run. Kept in memory: several replicas allow as many times as much.
 */
public final class NetworkLimit {

    /** About 20 MB at the most. Who has more blocks than that to call from gains nothing by crowding others out. */
    private static final int MAX_NETWORKS = 65_536;

    private final Cache<ClientNetwork, Bucket> buckets;
    private final int count;
    private final Duration window;
    private final TimeMeter time;

    /** @throws IllegalStateException where count or window is not positive */
    public NetworkLimit(int count, Duration window, Clock clock) {
        if (count < 1 || window.isZero() || window.isNegative()) {
            throw new IllegalStateException("A limit must allow something, within more than no time");
        }
        this.count = count;
        this.window = window;
        time = new Meter(clock);
        // A bucket that was left alone for a window is full again: forgetting it changes nothing.
        buckets = Caffeine.newBuilder()
                .maximumSize(MAX_NETWORKS)
                .expireAfterAccess(window)
                .build();
    }

    /** Counts one. Empty where it is allowed, else how long until the next one is; then nothing was counted. */
    public Optional<Duration> take(ClientNetwork network) {
        ConsumptionProbe probe = buckets.get(network, this::full).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Empty where the next one is allowed, else how long until it is; counts nothing. */
    public Optional<Duration> untilNext(ClientNetwork network) {
        EstimationProbe probe = buckets.get(network, this::full).estimateAbilityToConsume(1);
        return probe.canBeConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Takes back one that was counted. */
    public void giveBack(ClientNetwork network) {
        buckets.get(network, this::full).addTokens(1);
    }

    private Bucket full(ClientNetwork network) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(count).refillGreedy(count, window))
                .withCustomTimePrecision(time)
                .build();
    }

    private record Meter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
