package chat.mia.account;

import chat.mia.web.Problem;
import chat.mia.web.WebProblem;
import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes passwords with Argon2id on threads of its own: a hash takes tens of milliseconds, which an event loop must not
 * wait for, and a flood of sign-ins must not take every core.
 */
@Startup
@ApplicationScoped
class Passwords {

    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int LANES = 1;

    /** Compared in place of what is not looked at; not empty, or the library would skip the work. */
    private static final String TOO_LONG = "a password that is too long";

    private final Argon2Function function;
    private final ThreadPoolExecutor workers;

    /** What a password is compared with where there is no account. */
    private final String nobodysHash;

    Passwords(AccountConfig config, MeterRegistry registry) {
        AccountConfig.PasswordHashing hashing = config.passwordHashing();
        function = Argon2Function.getInstance(hashing.memory(), hashing.iterations(), LANES, HASH_BYTES, Argon2.ID);
        workers = new ThreadPoolExecutor(
                hashing.threads(),
                hashing.threads(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(hashing.queue()),
                work -> new Thread(work, "argon2"));
        Gauge.builder(
                        "mia.account.hashing.waiting",
                        workers,
                        threads -> threads.getQueue().size())
                .description("Passwords that wait for a thread which hashes them")
                .strongReference(true)
                .register(registry);
        nobodysHash = compute(UUID.randomUUID().toString());
    }

    /** The hash of a password with a random salt, as a PHC string. Fails with 503 where too many wait already. */
    Uni<String> hash(String password) {
        return onWorker(() -> compute(password));
    }

    /**
     * Whether the password is the one that was hashed. Fails with 503 where too many wait already.
     *
     * @param hash empty where there is no account: the same work is done, and the answer is no
     */
    Uni<Boolean> matches(String password, Optional<String> hash) {
        // Nobody has a password that long, and normalising it could take seconds.
        boolean possible = hash.isPresent() && !PasswordRules.isTooLong(password);
        String candidate = PasswordRules.isTooLong(password) ? TOO_LONG : password;
        String compared = hash.orElse(nobodysHash);
        return onWorker(
                () -> Password.check(normal(candidate), compared).with(Argon2Function.getInstanceFromHash(compared))
                        && possible);
    }

    private String compute(String password) {
        return Password.hash(normal(password))
                .addRandomSalt(SALT_BYTES)
                .with(function)
                .getResult();
    }

    /** The same password typed on another keyboard must not be another one (NIST SP 800-63B-4, section 3.1.1.2). */
    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    /** Computes there, and comes back to the caller's event loop. Fails with 503 where too many wait already. */
    <T> Uni<T> onWorker(Supplier<T> work) {
        Context caller = Vertx.currentContext();
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(workers)
                .onFailure(RejectedExecutionException.class)
                .transform(full -> Problem.of(
                                WebProblem.TEMPORARILY_UNAVAILABLE, "Too many sign-ins at once. Try again shortly.")
                        .header("Retry-After", "2"))
                .emitOn(MutinyHelper.executor(caller));
    }

    @PreDestroy
    void stop() {
        workers.shutdown();
    }
}
