package chat.mia.session;

import java.time.Duration;
import java.util.SplittableRandom;

/** Draws from a seed, so that a run can be repeated. */
final class Chance {

    private final SplittableRandom random;

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    static Chance of(long seed) {
        return new Chance(new SplittableRandom(seed));
    }

    /** Draws of its own: however many are taken there, those here stay the same. */
    Chance split() {
        return new Chance(random.split());
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    double between(double least, double most) {
        return random.nextDouble(least, most);
    }

    /** Both ends included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    Duration between(Duration least, Duration most) {
        return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
    }

    /** Time until something that happens at random, this long apart on average. */
    Duration gap(Duration mean) {
        return scaled(mean, random.nextExponential());
    }

    /** Log-normal: half are shorter than the median; {@code spread} is the deviation of the logarithm. */
    Duration around(Duration median, double spread) {
        return scaled(median, Math.exp(spread * random.nextGaussian()));
    }

    <T> T oneOf(T[] all) {
        return all[random.nextInt(all.length)];
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }
}
